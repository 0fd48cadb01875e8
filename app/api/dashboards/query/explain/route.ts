import { explainSqlSchema } from "@/lib/dashboard/design/schema";
import { handle } from "@/lib/http/handle";
import { explainSql } from "@/lib/pipeline/explain-sql";

/** What SQL would do and how the database would run it; nothing is run. */
export const POST = handle(
  { route: "/api/dashboards/query/explain", access: "dashboard:edit", body: explainSqlSchema },
  ({ viewer, body, signal }) => explainSql(viewer, body, { signal }),
);
