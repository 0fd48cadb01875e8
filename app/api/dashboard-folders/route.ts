import { createFolder, listFolders } from "@/lib/dashboard/share/folders";
import { newFolderSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

const route = "/api/dashboard-folders";

/** The folders that dashboards are filed in. */
export const GET = handle({ route, access: "dashboard:view" }, async () => ok(await listFolders()));

export const POST = handle(
  { route, access: "dashboard:edit", body: newFolderSchema },
  async ({ viewer, body }) => await createFolder(viewer, body),
);
