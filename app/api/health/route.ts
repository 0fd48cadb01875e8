import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

export const dynamic = "force-dynamic";

/** Whether the process is alive. In production `server.ts` answers it before it gets here. */
export const GET = handle({ route: "/api/health", access: "public" }, async () => ok({ status: "ok" }));
