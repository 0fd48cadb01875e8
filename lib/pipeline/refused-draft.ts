import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { WidgetDraft } from "@/lib/dashboard/design/schema";
import type { Refusal } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { refusedPosition } from "@/lib/pipeline/refused-position";
import { fail, ok, type Result } from "@/lib/result";

/** What is wrong with a query itself belongs beside it; a source that is away is a failure of the request. */
export function orRefused(
  viewer: Viewer,
  error: Refusal,
  sql: string,
): Result<Extract<WidgetDraft, { kind: "refused" }>> {
  const isOfQuery =
    error.code.startsWith("guard/") ||
    error.code.startsWith("nl2sql/") ||
    ["execute/failed", "execute/failed-policed", "execute/costly", "execute/too-large"].includes(error.code);
  if (!isOfQuery) return fail(error);
  return ok({
    ...{ kind: "refused", code: error.code, message: errorMessage(error, viewer.locale) },
    position: refusedPosition(error, sql),
    mayConfirm: error.code === "execute/costly" && error.params.confirm === "yes",
  });
}
