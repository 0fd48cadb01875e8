import { keepPicture } from "@/lib/dashboard/pictures";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { readBytes } from "@/lib/http/read-body";

const pictureBytesMax = 2 * 1_048_576;

/** Keeps a picture for dashboards. The body is the file itself. */
export const POST = handle({ route: "/api/pictures", access: "dashboard:edit" }, async ({ viewer, request }) => {
  const allowed = await limitRate("picture", viewer.userId);
  if (!allowed.ok) return allowed;
  const file = await readBytes(request, pictureBytesMax);
  return file.ok ? await keepPicture(viewer, file.value) : file;
});
