import { type APIRequestContext, request } from "playwright/test";

export type Role = "viewer" | "designer" | "admin";
export type Account = { readonly name: string; readonly email: string; readonly password: string };
type Session = Awaited<ReturnType<APIRequestContext["storageState"]>>;
export type Person = Account & { readonly id: string; readonly role: Role; readonly session: Session };

/** Made by first-run.e2e.ts through the browser; everybody else is invited by this account. */
export const firstAdmin: Account = {
  name: "First Admin",
  email: "first-admin@example.com",
  password: "a long first password",
};

/** Signs in as next-auth's own client does, without a browser; tests of the form itself use the form. */
export async function signIn(baseURL: string, { email, password }: Pick<Account, "email" | "password">) {
  const client = await request.newContext({ baseURL });
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json();
  const reply = await client.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
  });
  const words = await reply.text();
  const session = await client.storageState();
  await client.dispose();
  if (!session.cookies.some(({ name }) => name.endsWith("session-token"))) {
    throw new Error(`${email} could not sign in: ${reply.status()} ${words}`);
  }
  return session;
}

/** A signed-in person with an account of their own, so that no test sees what another one made. */
export async function invite(baseURL: string, role: Role, name: string): Promise<Person> {
  const admin = await request.newContext({ baseURL, storageState: await signIn(baseURL, firstAdmin) });
  const account = { name, email: `${role}-${crypto.randomUUID()}@example.com`, password: crypto.randomUUID() };
  const reply = await admin.post("/api/users", { data: { ...account, role } });
  if (!reply.ok()) throw new Error(`the ${role} was not created: ${reply.status()} ${await reply.text()}`);
  const { id } = await reply.json();
  await admin.dispose();
  return { ...account, id, role, session: await signIn(baseURL, account) };
}
