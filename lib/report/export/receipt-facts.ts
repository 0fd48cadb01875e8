import type { Receipt } from "@/lib/chat/schema";
import type { ReportText } from "@/lib/report/report-texts";

type Fact = { readonly name: string; readonly value: string };

/** How a section came to be, as lines of the appendix; what does not apply is left out. */
export function receiptFacts(receipt: Receipt, text: ReportText, locale: "en" | "zh"): Fact[] {
  const listed = (values: readonly string[]) => values.join(locale === "zh" ? "；" : "; ");
  const facts: (Fact | null)[] = [
    fact(text, "understood", receipt.understood),
    fact(text, "tables", receipt.tables.join(", ")),
    fact(text, "columns", receipt.columns.join(", ")),
    fact(text, "filters", listed(receipt.filters)),
    fact(text, "assumptions", listed(receipt.assumptions)),
    fact(text, "unused", receipt.unused.join(", ")),
    receipt.rowRulesApplied ? fact(text, "rules", text("receipt.rulesApplied")) : null,
    fact(text, "engine", [text(`receipt.engines.${receipt.engine}`), receipt.model].filter(Boolean).join(" · ")),
    fact(
      text,
      "rows",
      text(receipt.truncated ? "receipt.rowsTruncated" : "receipt.rowsAll", { count: receipt.rowCount }),
    ),
  ];
  return facts.filter((entry) => entry !== null);
}

function fact(text: ReportText, key: string, value: string): Fact | null {
  return value === "" ? null : { name: text(`receipt.${key}`), value };
}
