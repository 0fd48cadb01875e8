import { handle } from "@/lib/http/handle";
import { exportCases } from "@/lib/quality/exchange-cases";
import { setParamsSchema } from "@/lib/quality/schema";

/** The questions of a set as JSON lines, to keep or to import elsewhere. */
export const GET = handle(
  { route: "/api/quality/sets/[setId]/export", access: "quality:manage", params: setParamsSchema },
  async ({ viewer, params }) => {
    const exported = await exportCases(viewer, params.setId);
    if (!exported.ok) return exported;
    const { name, lines } = exported.value;
    const file = encodeURIComponent(`${name}.jsonl`);
    return new Response(lines, {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="questions.jsonl"; filename*=UTF-8''${file}`,
      },
    });
  },
);
