import { expect, type Locator, type Page } from "playwright/test";

/** How the tests reach a database server, taken apart for the form. */
export type Server = { host: string; port: string; user: string; password: string };

export function serverOf(url: string): Server {
  const { hostname, port, username, password } = new URL(url);
  return { host: hostname, port, user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Opens the form that connects a database and fills it. */
export async function fillConnection(
  page: Page,
  { kind, name, database, server }: { kind: string; name: string; database: string; server: Server },
): Promise<Locator> {
  await page.getByRole("button", { name: "Add data source" }).click();
  const dialog = page.getByRole("dialog", { name: "Add data source" });
  await dialog.getByRole("combobox", { name: "Kind of database" }).click();
  await page.getByRole("option", { name: kind }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Host" }).fill(server.host);
  await dialog.getByRole("textbox", { name: "Port" }).fill(server.port);
  await dialog.getByRole("textbox", { name: "Database", exact: true }).fill(database);
  await dialog.getByRole("textbox", { name: "User" }).fill(server.user);
  await dialog.getByLabel("Password", { exact: true }).fill(server.password);
  return dialog;
}

/** Presses "Test connection" and gives what it says. */
export async function testedConnection(dialog: Locator, role: "alert" | "status", words: string | RegExp) {
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByRole(role).filter({ hasText: words })).toBeVisible();
}
