"use client";

import { EditorView } from "@codemirror/view";
import { useMantineStyleNonce } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatSql } from "@/components/ui/sql-view/format-sql";
import { sqlLook } from "@/components/ui/sql-view/sql-look";
import classes from "@/components/ui/sql-view.module.css";
import type { SourceKind } from "@/lib/source/schema";

const margins = EditorView.theme({ ".cm-content": { padding: "12px 0" }, ".cm-line": { padding: "0 44px 0 14px" } });

type SqlCodeProps = { sql: string; dialect: SourceKind | null; label: string; copyLabel: string };

/** The editor itself, which cannot be typed into; it stays in the tab order so that long SQL can be scrolled by keyboard. */
export function SqlCode({ sql, dialect, label, copyLabel }: SqlCodeProps) {
  const nonce = useMantineStyleNonce()?.() ?? "";
  const text = useMemo(() => formatSql(sql, dialect), [sql, dialect]);
  const extensions = useMemo(
    () => [
      ...sqlLook(dialect, nonce),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      margins,
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
