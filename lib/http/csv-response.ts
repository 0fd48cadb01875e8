import { fileResponse } from "@/lib/http/file-response";

/** Answers with a CSV file that the browser saves under its name. */
export function csvResponse({ name, csv }: { readonly name: string; readonly csv: string }): Response {
  return fileResponse({ name, type: "text/csv; charset=utf-8", content: csv });
}
