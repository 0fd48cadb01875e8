import { handle } from "@/lib/http/handle";
import { testConnectionSchema } from "@/lib/source/schema";
import { testConnection } from "@/lib/source/sources";

export const POST = handle(
  { route: "/api/sources/test", access: "source:manage", body: testConnectionSchema },
  ({ viewer, body, signal }) => testConnection(viewer, body.connection, { sourceId: body.sourceId, signal }),
);
