import { MySQL, PostgreSQL, SQLite, StandardSQL, sql as sqlLanguage } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { SourceKind } from "@/lib/source/schema";

const dialects = { mysql: MySQL, postgres: PostgreSQL, sqlite: SQLite, duckdb: PostgreSQL } as const;

/** The tokens of the design in place of the editor's own colours, so that both themes hold. */
const look = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--q-text)", fontSize: "13px" },
  "&.cm-focused": { outline: "2px solid var(--q-accent)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--mantine-font-family-monospace)",
    lineHeight: "20px",
    fontVariantLigatures: "none",
  },
  ".cm-cursor": { borderLeftColor: "var(--q-text)" },
  ".cm-placeholder": { color: "var(--q-text-dimmed)" },
  ".cm-wrong": { textDecoration: "underline wavy var(--q-bad)", textUnderlineOffset: "3px" },
  ".cm-tooltip": {
    border: "1px solid var(--q-border-strong)",
    borderRadius: "8px",
    backgroundColor: "var(--q-surface)",
    color: "var(--q-text)",
    boxShadow: "var(--q-shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "12px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--q-selected)", color: "var(--q-text)" },
  ".cm-completionDetail": { color: "var(--q-text-dimmed)", fontStyle: "normal" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
});
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--q-accent-text)", fontWeight: "500" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--q-good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--q-warn)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--q-text-dimmed)", fontStyle: "italic" },
]);

/** Names that are offered while SQL is typed: tables with their columns. */
export type SqlNames = Readonly<Record<string, readonly { readonly label: string; readonly detail?: string }[]>>;

/** SQL of a dialect in the colours of the design, wrapped, for an editor or a view of it. */
export function sqlLook(dialect: SourceKind | null, nonce: string, names: SqlNames = {}): Extension[] {
  return [
    sqlLanguage({
      dialect: dialect === null ? StandardSQL : dialects[dialect],
      upperCaseKeywords: true,
      schema: Object.fromEntries(Object.entries(names).map(([table, columns]) => [table, [...columns]])),
    }),
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    // The editor writes its looks into a style element, which the content policy takes with the document's nonce alone.
    EditorView.cspNonce.of(nonce),
    look,
  ];
}
