import { encode } from "next-auth/jwt";
import { sessionSecret } from "@/lib/auth/session-token";
import { insertUser } from "@/lib/auth/users";
import type { Role } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";

/** An account of the test's own store with the headers of a browser that is signed in to it. */
export async function signInAs(role: Role, password: string | null = null) {
  const { db, tables } = await store();
  const email = `${role}-${newId()}@example.com`;
  const created = await insertUser(db, tables, { email, name: role, role, password, groups: [], attributes: {} });
  if (!created.ok) throw new Error(`could not create the ${role}: ${created.error.code}`);
  return { user: created.value, headers: await sessionHeaders(created.value.id, 1) };
}

/** The headers of a browser whose session was made for a user at an epoch; `sid`: which it is. */
export async function sessionHeaders(userId: string, epoch: number, sid: string = newId()) {
  const token = await encode({ token: { sub: userId, epoch, sid }, secret: sessionSecret() });
  return { cookie: `next-auth.session-token=${token}` };
}
