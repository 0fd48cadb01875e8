import type { Picture } from "@/lib/dashboard/pictures";

/** Answers with a picture. What an id stands for never changes, and who may see it seldom. */
export function pictureResponse({ mediaType, bytes }: Picture): Response {
  return new Response(bytes, {
    headers: {
      "content-type": mediaType,
      "cache-control": "private, max-age=86400, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}
