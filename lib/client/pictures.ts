import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { Sight } from "@/lib/client/dashboard-look";
import { ApiError, errorOf } from "@/lib/client/fetch-json";

/** Where a picture of a dashboard is read, by the right by which somebody looks; null: signed in. */
export function picturePath(sight: Sight | null, pictureId: string): string {
  const id = encodeURIComponent(pictureId);
  if (sight === null || sight.by === "account") return `/api/pictures/${id}`;
  const base = sight.by === "link" ? "/api/share" : "/api/embed";
  return `${base}/${encodeURIComponent(sight.token)}/pictures/${id}`;
}

/** Keeps a picture for dashboards: PNG, JPEG or WebP of at most 2 MiB. */
export function useUploadPicture() {
  return useMutation({
    mutationFn: async (file: Blob) => {
      const response = await fetch("/api/pictures", { method: "POST", body: file }).catch((cause: unknown) => {
        throw new ApiError("client/offline", 0, null, true, null, { cause });
      });
      if (!response.ok) throw await errorOf(response);
      return z.object({ pictureId: z.string() }).parse(await response.json());
    },
  });
}
