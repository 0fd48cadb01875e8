import { ApiError, errorOf } from "@/lib/client/fetch-json";

/** As `lib/http/file-response.ts` writes it. */
const rowsCutHeader = "x-querent-rows-cut";

/**
 * Fetches a file from the API and hands it to the browser under the name that the server gives it. Unlike a plain link it can say
 * why there is none. Fails: throws ApiError as `fetchJson` does.
 * **Nulls** `cutAt`: how many rows the file holds when there are more; null: it holds all.
 */
export async function downloadFile(path: string): Promise<{ readonly cutAt: number | null }> {
  const response = await fetch(path).catch((cause: unknown) => {
    throw new ApiError("client/offline", 0, null, true, null, { cause });
  });
  if (!response.ok) throw await errorOf(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = fileNameOf(response.headers.get("content-disposition") ?? "");
  link.click();
  URL.revokeObjectURL(address);
  const cutAt = response.headers.get(rowsCutHeader);
  return { cutAt: cutAt === null ? null : Number(cutAt) };
}

/** The name of RFC 6266's `filename*`, which may be in any script. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? "querent.csv" : decodeURIComponent(encoded);
}
