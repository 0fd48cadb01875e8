import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { testConnectionSchema } from "@/lib/source/schema";
import { testConnection } from "@/lib/source/sources";

export const POST = handle(
  { route: "/api/sources/test", access: "source:manage", body: testConnectionSchema },
  async ({ viewer, body, signal }) => {
    const allowed = await limitRate("connection-test", viewer.userId);
    if (!allowed.ok) return allowed;
    return testConnection(viewer, body.connection, { sourceId: body.sourceId, signal });
  },
);
