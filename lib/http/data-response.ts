import "server-only";
import { allOf, type ComingData } from "@/lib/dashboard/dashboard-data";
import type { DataLine } from "@/lib/dashboard/look/data-lines";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import { tellData } from "@/lib/dashboard/tell-data";
import { ndjsonResponse } from "@/lib/http/ndjson-response";
import type { Result } from "@/lib/result";

/**
 * A dashboard's data as the request wants it: for who accepts lines, each widget as soon as it is there; for everybody else all of it as
 * one JSON, when the slowest is.
 */
export async function dataResponse(
  { headers }: Request,
  coming: Result<ComingData>,
): Promise<Result<DashboardData> | Response> {
  if (!coming.ok || !acceptsLines(headers)) return await allOf(coming);
  return ndjsonResponse<DataLine>((emit) => tellData(coming.value, emit));
}

/** Only who names them: a tool that takes anything reads JSON. */
const acceptsLines = (headers: Headers): boolean =>
  (headers.get("accept") ?? "").split(",").some((type) => type.split(";", 1)[0]?.trim() === "application/x-ndjson");
