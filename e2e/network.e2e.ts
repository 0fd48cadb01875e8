import { type APIRequestContext, test as bare, expect, type Page } from "playwright/test";
import { type StartedServer, startBuiltServer } from "../scripts/test/start-built-server";
import { firstAdmin, signIn } from "./support/people";

/** A server of its own with the default of an installation: the others may reach private addresses. */
let server: StartedServer;
bare.beforeAll(async () => {
  const { email, password } = firstAdmin;
  server = await startBuiltServer({ QUERENT_ADMIN_EMAIL: email, QUERENT_ADMIN_PASSWORD: password });
});
bare.afterAll(async () => {
  await server.stop();
});

bare(
  "a database on a private address is connected when an admin has allowed it, and one at the cloud's own never",
  async ({ browser }) => {
    const context = await browser.newContext({ storageState: await signIn(server.origin, firstAdmin) });
    const page = await context.newPage();
    await page.goto(`${server.origin}/admin/sources`);
    const network = page.getByRole("switch", { name: "Data sources may stand on private addresses" });
    await expect(network).not.toBeChecked();

    await fillIn(page, "127.0.0.1");
    const dialog = page.getByRole("dialog", { name: "Add data source" });
    await dialog.getByRole("button", { name: "Test connection" }).click();
    const refusal = dialog.getByRole("alert").filter({ hasText: "stands at 127.0.0.1, a private address" });
    await refusal.getByRole("button", { name: "Allow private addresses and try again" }).click();
    // Allowed: now it is the server that does not answer.
    await expect(dialog.getByRole("alert").filter({ hasText: "127.0.0.1:1" })).toBeVisible();
    await expect(refusal).toBeHidden();

    await dialog.getByRole("textbox", { name: "Host" }).fill("169.254.169.254");
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "where Querent never connects" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(network).toBeChecked();
    expect(await networkEvents(context.request)).toEqual([{ privateAddresses: true }]);
    await context.close();
  },
);

async function fillIn(page: Page, host: string): Promise<void> {
  await page.getByRole("button", { name: "Add data source" }).click();
  const dialog = page.getByRole("dialog", { name: "Add data source" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Private");
  await dialog.getByRole("textbox", { name: "Host" }).fill(host);
  await dialog.getByRole("textbox", { name: "Port" }).fill("1");
  await dialog.getByRole("textbox", { name: "Database" }).fill("shop");
  await dialog.getByRole("textbox", { name: "User" }).fill("reader");
}

async function networkEvents(api: APIRequestContext): Promise<unknown[]> {
  const { events } = await (await api.get(`${server.origin}/api/audit?action=network`)).json();
  return events.map(({ details }: { details: unknown }) => details);
}
