import { z } from "zod";
import { userChangeSchema } from "@/lib/auth/schema";
import { updateUser } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";

/** Changes name, role, groups or attributes of an account, or disables it. */
export const PATCH = handle(
  {
    route: "/api/users/[userId]",
    access: "user:manage",
    params: z.object({ userId: z.uuid() }),
    body: userChangeSchema,
  },
  ({ viewer, params, body }) => updateUser(viewer, params.userId, body),
);
