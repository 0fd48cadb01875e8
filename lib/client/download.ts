import { ApiError, errorOf } from "@/lib/client/fetch-json";

/**
 * Fetches a file from the API and hands it to the browser under the name that the server gives it. Unlike a plain link it can say
 * why there is none. Fails: throws ApiError as `fetchJson` does.
 */
export async function downloadFile(path: string): Promise<void> {
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
}

/** The name of RFC 6266's `filename*`, which may be in any script. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? "querent.csv" : decodeURIComponent(encoded);
}
