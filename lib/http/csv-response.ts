/** Answers with a CSV file that the browser saves under its name, also one in another script. */
export function csvResponse({ name, csv }: { readonly name: string; readonly csv: string }): Response {
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="querent.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}
