import { test as bare, type Page } from "playwright/test";
import { ask } from "./support/ask";
import { demoShopId, listed } from "./support/dashboards";
import { expect, test } from "./support/test";

test.use({ role: "admin" });

/** Every page there is, each with what it loads only when it is used. That nothing is refused is asserted by `support/test.ts`. */
test("no page asks for what its content policy forbids", async ({ page }) => {
  const shop = await demoShopId(page.request);
  for (const path of [
    ...["/ask", "/dashboards", "/data", `/data/${shop}`, "/account", "/no/such/page", "/no-such-file.txt"],
    ...["/admin", "/admin/sources", "/admin/users", "/admin/quality", "/admin/audit"],
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  await page.goto("/dashboards");
  await listed(page, "Shop overview").click();
  await expect(page.getByRole("button", { name: "Refresh all widgets" })).toBeVisible();
  await page.goto("/ask");
  const answer = await ask(page, "revenue per month");
  await answer.getByRole("button", { name: /rows/ }).first().click();
  // Dialogs and menus bring style elements of their own, and so does the change of the colour scheme.
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
});

test("each page has a policy of its own, with a nonce that is never used again", async ({ page }) => {
  const policies = [];
  for (const _ of [1, 2]) policies.push((await page.request.get("/ask")).headers()["content-security-policy"] ?? "");
  const nonces = policies.map(
    (policy) => /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(policy)?.[1],
  );
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
  // Two headers would both apply; Node joins them with a comma.
  expect(policies[0]).not.toContain(",");
  const data = (await page.request.get("/api/me")).headers();
  expect(data["content-security-policy"]).toMatch(/^default-src 'none'/);
  for (const [name, value] of [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
  ] as const) {
    expect(data[name], name).toBe(value);
  }
});

/** Without the fixture that forbids what these do on purpose. */
bare.describe("what gets into a page does not run:", () => {
  for (const [name, html] of [
    ["an inline script", "<script>window.attacked = true</script>"],
    ["a handler in an attribute", '<img src="/nothing" onerror="window.attacked = true">'],
    ["a script of another site", '<script src="https://evil.example/x.js"></script>'],
    ["an address that is a script", '<a id="bait" href="javascript:window.attacked = true">x</a>'],
    ["a frame with a script", '<iframe srcdoc="<script>parent.attacked = true</script>"></iframe>'],
  ] as const) {
    bare(name, async ({ page }) => {
      const refused = await openInfected(page, html);
      await page.evaluate(() => document.querySelector<HTMLElement>("#bait")?.click());
      await expect.poll(refused).not.toEqual([]);
      expect(await page.evaluate(() => Reflect.get(window, "attacked"))).toBeUndefined();
    });
  }
});

/** The sign-in page as if somebody had got HTML into it, on its way from the server; gives the directives that refused something. */
async function openInfected(page: Page, html: string): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Reflect.set(window, "refused", refused);
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
  });
  await page.route("**/login", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("</body>", `${html}</body>`) });
  });
  await page.goto("/login");
  return () => page.evaluate(() => Reflect.get(window, "refused"));
}
