type File = {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer> | ReadableStream;
  /** How many rows it holds when there are more. */
  readonly cutAt?: number | null;
};

/** Says how many rows a file was cut at; absent when all are in it. */
const rowsCutHeader = "x-querent-rows-cut";

/** Answers with a file that the browser saves under its name, also one in another script. It never opens it as a page of Querent. */
export function fileResponse({ name, type, content, cutAt = null }: File): Response {
  const fallback = `querent.${name.slice(name.lastIndexOf(".") + 1)}`;
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fallback}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      ...(cutAt !== null && { [rowsCutHeader]: String(cutAt) }),
    },
  });
}
