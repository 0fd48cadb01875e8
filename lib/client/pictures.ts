import type { Sight } from "@/lib/client/dashboard-look";

/** Where a picture of a dashboard is read, by the right by which somebody looks; null: signed in. */
export function picturePath(sight: Sight | null, pictureId: string): string {
  const id = encodeURIComponent(pictureId);
  if (sight === null || sight.by === "account") return `/api/pictures/${id}`;
  const base = sight.by === "link" ? "/api/share" : "/api/embed";
  return `${base}/${encodeURIComponent(sight.token)}/pictures/${id}`;
}
