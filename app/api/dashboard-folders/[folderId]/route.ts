import { changeFolder, deleteFolder } from "@/lib/dashboard/share/folders";
import { folderParamsSchema, newFolderSchema } from "@/lib/dashboard/share/schema";
import { handle } from "@/lib/http/handle";

const route = "/api/dashboard-folders/[folderId]";
const params = folderParamsSchema;

/** Renames or moves a folder. */
export const PATCH = handle(
  { route, access: "dashboard:edit", params, body: newFolderSchema.partial() },
  async ({ viewer, params: { folderId }, body }) => await changeFolder(viewer, folderId, body),
);

export const DELETE = handle(
  { route, access: "dashboard:edit", params },
  async ({ viewer, params: { folderId } }) => await deleteFolder(viewer, folderId),
);
