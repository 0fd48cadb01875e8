import { readFileSync } from "node:fs";

const bytes = readFileSync(process.env.BENCH_BYTES);

export const dynamic = "force-dynamic";

/** What a route of Next costs that has nothing to do. */
export function GET() {
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}
