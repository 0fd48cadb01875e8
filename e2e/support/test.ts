import { test as base, expect } from "playwright/test";
import { invite, type Person, type Role } from "./people";

type Worker = {
  /** Who looks at `page`: `test.use({ role: "viewer" })` at the top of a file. */
  role: Role;
  person: Person;
};

/** Playwright's test with a page that is signed in to an account of the file's own. */
export const test = base.extend<object, Worker>({
  role: ["designer", { option: true, scope: "worker" }],
  person: [
    async ({ role }, use, { project }) => {
      await use(await invite(addressOf(project), role, `Test ${role}`));
    },
    { scope: "worker" },
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
