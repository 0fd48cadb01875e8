import { expect, it } from "vitest";
import { isSameOrigin } from "@/lib/http/same-origin";

const host = "querent.example:3000";
const post = (headers: Record<string, string>) =>
  isSameOrigin(new Request("http://querent.example:3000/api/x", { method: "POST", headers: { host, ...headers } }));

it.each([
  ["Querent's own page", { "sec-fetch-site": "same-origin", origin: `http://${host}` }, true],
  ["the address bar", { "sec-fetch-site": "none" }, true],
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  ["another port of this machine", { "sec-fetch-site": "same-site", origin: "http://querent.example:9" }, false],
  ["an old browser on Querent's own page", { origin: `http://${host}` }, true],
  ["an old browser on another site", { origin: "https://evil.example" }, false],
  ["a sandboxed page", { origin: "null" }, false],
  ["a program", {}, true],
])("judges a write from %s", (_sender, headers, expected) => {
  expect(post(headers)).toBe(expected);
});

it("lets reads pass from everywhere", () => {
  const headers = { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  expect(isSameOrigin(new Request("http://querent.example:3000/api/x", { headers }))).toBe(true);
});
