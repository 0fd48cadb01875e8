import type { LookContext } from "@/lib/dashboard/look/look-context";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import { isTelling } from "@/lib/dashboard/telling-refusal";
import { errorCodes, type Refusal } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";

/** What somebody gets to know of a refusal: whoever only looks, not what the SQL names, see `isTelling`. */
export function shownRefusal({ maySeeSql }: Pick<LookContext, "maySeeSql">, error: Refusal): Refusal {
  return isTelling(error.code) && !maySeeSql ? { code: "dashboard/widget-refused", params: {} } : error;
}

/** A widget's own error. */
export function failedWidget(context: LookContext, widgetId: string, refusal: Refusal): WidgetData {
  const error = shownRefusal(context, refusal);
  const { retryable } = errorCodes[error.code];
  const mayConfirm = error.code === "execute/costly" && error.params.confirm === "yes";
  const message = errorMessage(error, context.viewer.locale);
  return { status: "error", widgetId, code: error.code, message, retryable, ...(mayConfirm && { mayConfirm }) };
}
