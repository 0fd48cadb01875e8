type File = {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer> | ReadableStream;
};

/** Answers with a file that the browser saves under its name, also one in another script. It never opens it as a page of Querent. */
export function fileResponse({ name, type, content }: File): Response {
  const fallback = `querent.${name.slice(name.lastIndexOf(".") + 1)}`;
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fallback}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
    },
  });
}
