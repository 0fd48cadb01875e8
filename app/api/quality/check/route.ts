import { handle } from "@/lib/http/handle";
import { checkGold } from "@/lib/quality/check-gold";
import { goldCheckSchema } from "@/lib/quality/schema";

/** Tries gold SQL and says how many rows it brings. */
export const POST = handle(
  { route: "/api/quality/check", access: "quality:manage", body: goldCheckSchema },
  ({ viewer, body, signal }) => checkGold(viewer, body, signal),
);
