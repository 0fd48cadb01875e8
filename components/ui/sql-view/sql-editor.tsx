"use client";

import { EditorView } from "@codemirror/view";
import { useMantineStyleNonce } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo, useRef } from "react";
import { sqlLook } from "@/components/ui/sql-view/sql-look";
import type { SourceKind } from "@/lib/source/schema";

export type SqlEditorProps = {
  value: string;
  onChange: (value: string) => void;
  dialect: SourceKind;
  label: string;
  placeholder: string;
  describedBy: string;
  /** Hands out what puts text where the cursor is, or in place of what is marked. */
  onReady: (insert: (text: string) => void) => void;
};

const margins = EditorView.theme({
  ".cm-content": { padding: "8px 0", minHeight: "76px" },
  ".cm-line": { padding: "0 12px" },
});
/** A field of a form, not a window of a developer: no gutters, no pop-ups; undo and brackets stay. */
const setup = {
  lineNumbers: false,
  foldGutter: false,
  highlightActiveLine: false,
  highlightActiveLineGutter: false,
  autocompletion: false,
  searchKeymap: false,
  lintKeymap: false,
} as const;

/** A few lines of SQL to type. Tab goes on to the next control. */
export function SqlEditor({ value, onChange, dialect, label, placeholder, describedBy, onReady }: SqlEditorProps) {
  const nonce = useMantineStyleNonce()?.() ?? "";
  const editor = useRef<EditorView>(null);
  const extensions = useMemo(
    () => [
      ...sqlLook(dialect, nonce),
      EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy }),
      margins,
    ],
    [dialect, label, describedBy, nonce],
  );
  function insert(text: string) {
    const view = editor.current;
    if (view === null) return;
    const { from } = view.state.selection.main;
    const before = view.state.sliceDoc(Math.max(0, from - 1), from);
    const spaced = from === 0 || /[\s(]/.test(before) ? text : ` ${text}`;
    view.dispatch(view.state.replaceSelection(spaced));
    view.focus();
  }
  return (
    <CodeMirror
      value={value}
      onChange={onChange}
      onCreateEditor={(view) => {
        editor.current = view;
        onReady(insert);
      }}
      placeholder={placeholder}
      indentWithTab={false}
      theme="none"
      maxHeight="240px"
      basicSetup={setup}
      extensions={extensions}
    />
  );
}
