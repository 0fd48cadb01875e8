import { listMentions, readMentions } from "@/lib/dashboard/share/mentions";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

const route = "/api/me/mentions";

/** Where somebody spoke to the viewer. */
export const GET = handle({ route, access: "dashboard:view" }, async ({ viewer }) => ok(await listMentions(viewer)));

/** Notes that they were seen. */
export const POST = handle({ route, access: "dashboard:view" }, async ({ viewer }) => {
  await readMentions(viewer);
  return ok(undefined);
});
