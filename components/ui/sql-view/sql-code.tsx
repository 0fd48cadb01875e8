"use client";

import { MySQL, PostgreSQL, SQLite, StandardSQL, sql as sqlLanguage } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useMantineStyleNonce } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatSql } from "@/components/ui/sql-view/format-sql";
import classes from "@/components/ui/sql-view.module.css";
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
  ".cm-content": { padding: "12px 0" },
  ".cm-line": { padding: "0 44px 0 14px" },
});
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--q-accent-text)", fontWeight: "500" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--q-good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--q-warn)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--q-text-dimmed)", fontStyle: "italic" },
]);

type SqlCodeProps = { sql: string; dialect: SourceKind | null; label: string; copyLabel: string };

/** The editor itself, which cannot be typed into; it stays in the tab order so that long SQL can be scrolled by keyboard. */
export function SqlCode({ sql, dialect, label, copyLabel }: SqlCodeProps) {
  const nonce = useMantineStyleNonce()?.() ?? "";
  const text = useMemo(() => formatSql(sql, dialect), [sql, dialect]);
  const extensions = useMemo(
    () => [
      sqlLanguage({ dialect: dialect === null ? StandardSQL : dialects[dialect], upperCaseKeywords: true }),
      syntaxHighlighting(colours),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      // The editor writes its looks into a style element, which the content policy takes with the document's nonce alone.
      EditorView.cspNonce.of(nonce),
      look,
    ],
    [dialect, label, nonce],
  );
  return (
    <>
      <span className={classes.copy}>
        <CopyButton value={text} label={copyLabel} />
      </span>
      <CodeMirror
        value={text}
        readOnly
        editable={false}
        indentWithTab={false}
        theme="none"
        maxHeight="360px"
        basicSetup={false}
        extensions={extensions}
      />
    </>
  );
}
