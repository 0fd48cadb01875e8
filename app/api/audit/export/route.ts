import { exportAudit } from "@/lib/auth/export-audit";
import { auditExportSchema } from "@/lib/auth/schema";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

const mediaTypes = { csv: "text/csv", jsonl: "application/jsonl" } as const;

/** The audit as a file: CSV for spreadsheets, JSON lines for other programs. */
export const GET = handle(
  { route: "/api/audit/export", access: "system:view", query: auditExportSchema },
  async ({ viewer, query }) => {
    const allowed = await limitRate("audit-export", viewer.userId);
    if (!allowed.ok) return allowed;
    const file = await exportAudit(viewer, query);
    if (!file.ok) return file;
    return new Response(file.value, {
      headers: {
        "content-type": `${mediaTypes[query.format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="querent-audit.${query.format}"`,
      },
    });
  },
);
