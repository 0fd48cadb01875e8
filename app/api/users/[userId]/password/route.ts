import { z } from "zod";
import { passwordResetSchema } from "@/lib/auth/schema";
import { setPassword } from "@/lib/auth/users";
import { handle } from "@/lib/http/handle";

/** Gives an account a new password and ends its sessions. */
export const PUT = handle(
  {
    route: "/api/users/[userId]/password",
    access: "user:manage",
    params: z.object({ userId: z.uuid() }),
    body: passwordResetSchema,
  },
  ({ viewer, params, body }) => setPassword(viewer, params.userId, body.password),
);
