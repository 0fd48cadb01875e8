import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type NewUser, type UserChange, userSchema } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";

/** Everybody who may sign in; for admins. */
export function usersQuery() {
  return queryOptions({
    queryKey: ["users"],
    queryFn: ({ signal }) => fetchJson("/api/users", { schema: z.array(userSchema), signal }),
  });
}

/** Makes an account. */
export function createUser(body: NewUser) {
  return fetchJson("/api/users", { method: "POST", body, schema: userSchema });
}

/** Changes role, name, groups, attributes, or whether the account may sign in. */
export function changeUser(userId: string, body: UserChange) {
  return fetchJson(`/api/users/${userId}`, { method: "PATCH", body, schema: userSchema });
}

/** Gives an account a new password and ends its sessions. */
export function resetPassword(userId: string, password: string) {
  return fetchJson(`/api/users/${userId}/password`, { method: "PUT", body: { password }, schema: z.unknown() });
}
