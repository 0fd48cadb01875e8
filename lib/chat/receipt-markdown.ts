import { escapeMarkdown, fenced } from "@/lib/chat/answer-markdown";
import { type ReceiptWords, receiptFacts } from "@/lib/chat/receipt-facts";
import type { Receipt } from "@/lib/chat/schema";
import type { Locale } from "@/lib/i18n/locale";

/** A receipt as Markdown: its facts as a list, then the SQL. `words` are those below `ask`. */
export function receiptMarkdown(
  receipt: Receipt,
  { sql, words, locale }: { readonly sql: string | null; readonly words: ReceiptWords; readonly locale: Locale },
): string {
  const lines = receiptFacts(receipt, words, locale).map(({ name, items, code }) => {
    const written = items.map((item) => (code ? `\`${item}\`` : escapeMarkdown(item)));
    return `- **${name}:** ${written.join(code ? ", " : "; ")}`;
  });
  const { verified } = receipt;
  if (verified !== null) lines.unshift(`- **${words("receipt.verified")}:** ${escapeMarkdown(verified.question)}`);
  const statement = sql === null ? [] : ["", fenced(sql, "sql")];
  return [`### ${words("receipt.title")}`, "", ...lines, ...statement, ""].join("\n");
}
