import { test as base, expect } from "playwright/test";
import { invite, type Person, type Role } from "./people";

type Each = {
  /** Runs by itself: Querent works without the internet, so nothing that a page needs may come from elsewhere. */
  sameOriginOnly: undefined;
  /** Runs by itself: whatever a journey does, no page asks for what its content policy forbids. */
  contentPolicyKept: undefined;
};

type Worker = {
  /** Who looks at `page`: `test.use({ role: "viewer" })` at the top of a file. */
  role: Role;
  person: Person;
};

/** Playwright's test with a page that is signed in to an account of the file's own. */
export const test = base.extend<Each, Worker>({
  role: ["designer", { option: true, scope: "worker" }],
  person: [
    async ({ role }, use, { project }) => {
      await use(await invite(addressOf(project), role, `Test ${role}`));
    },
    { scope: "worker" },
  ],
  sameOriginOnly: [
    async ({ context }, use, { project }) => {
      const foreign: string[] = [];
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol) && origin !== addressOf(project)) foreign.push(request.url());
      });
      await use(undefined);
      expect(foreign, "requests to other places").toEqual([]);
    },
    { auto: true },
  ],
  contentPolicyKept: [
    async ({ context }, use) => {
      const violations: string[] = [];
      context.on("console", (message) => {
        if (/content security policy/i.test(message.text()))
          violations.push(`${message.page()?.url()} ${message.text()}`);
      });
      await use(undefined);
      expect(violations, "what the content policy refused").toEqual([]);
    },
    { auto: true },
  ],
  storageState: async ({ person }, use) => {
    await use(person.session);
  },
});

/** The address under test; Playwright knows it per project. */
export function addressOf({ use: { baseURL } }: { use: { baseURL?: string | undefined } }): string {
  if (!baseURL) throw new Error("playwright.config.ts sets no baseURL");
  return baseURL;
}

export { expect };
