import { jwtVerify, SignJWT } from "jose";
import { expect, it } from "vitest";
import { embedSample } from "@/components/dashboards/share/embed-sample";
import { embedClaimsSchema } from "@/lib/dashboard/share/schema";

const of = {
  address: "https://querent.example",
  embedId: "01900000-0000-7000-8000-000000000001",
  title: `Sales "north" 'n' \`south\` \${1} {x} <b> – 2026`,
  filterId: "region",
  words: { server: "On your server.", filters: "What this visitor sees." },
};
const secret = "a secret that only the server of the host knows";

/** Runs the JavaScript as the host's server would. */
async function run(sample: string): Promise<{ token: string; html: string }> {
  const body = sample.replace(/^import .*$/gm, "");
  const AsyncFunction = (async () => undefined).constructor as new (
    ...texts: string[]
  ) => (...given: unknown[]) => never;
  return await new AsyncFunction("SignJWT", "env", `${body}\nreturn { token, html };`)(SignJWT, {
    QUERENT_EMBED_SECRET: secret,
  });
}

it.each([of, { ...of, filterId: null }])("signs what opens a frame, and draws it", async (wish) => {
  const { token, html } = await run(embedSample("javascript", wish));
  const { payload } = await jwtVerify(token, Buffer.from(secret), { algorithms: ["HS256"] });
  const claims = embedClaimsSchema.parse(payload);
  expect(claims.sub).toBe(of.embedId);
  expect(Object.keys(claims.filters)).toEqual(wish.filterId === null ? [] : ["region"]);
  expect(html).toContain(`src="https://querent.example/embed/${token}" title="Sales`);
  expect(html.match(/"/g)).toHaveLength(12);
});

it("says the same in Python", () => {
  const sample = embedSample("python", of);
  expect(sample).toContain(`"sub": "${of.embedId}"`);
  expect(sample).toContain('claims["filters"] = {"region": {"kind": "list", "values": ["…"], "negated": False}}');
  expect(sample.split("\n").at(-1)).toMatch(
    /^html = f'<iframe src="https:\/\/querent\.example\/embed\/\{token\}" [^'{}]*'$/,
  );
});
