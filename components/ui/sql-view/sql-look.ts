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
});
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--q-accent-text)", fontWeight: "500" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--q-good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--q-warn)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--q-text-dimmed)", fontStyle: "italic" },
]);

/** SQL of a dialect in the colours of the design, wrapped, for an editor or a view of it. */
export function sqlLook(dialect: SourceKind | null, nonce: string): Extension[] {
  return [
    sqlLanguage({ dialect: dialect === null ? StandardSQL : dialects[dialect], upperCaseKeywords: true }),
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    // The editor writes its looks into a style element, which the content policy takes with the document's nonce alone.
    EditorView.cspNonce.of(nonce),
    look,
  ];
}
