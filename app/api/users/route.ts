import { newUserSchema } from "@/lib/auth/schema";
import { createUser, listUsers } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";

const route = "/api/users";

/** All accounts. */
export const GET = handle({ route, access: "user:manage" }, ({ viewer }) => listUsers(viewer));

/** Creates an account. */
export const POST = handle({ route, access: "user:manage", body: newUserSchema }, ({ viewer, body }) =>
  createUser(viewer, body),
);
