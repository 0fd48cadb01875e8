"use client";

import { Decoration, EditorView } from "@codemirror/view";
import { useMantineStyleNonce } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo, useRef } from "react";
import { type SqlNames, sqlLook } from "@/components/ui/sql-view/sql-look";
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
  /** Tables and columns that are offered while typing; none: nothing is. */
  names?: SqlNames;
  /** The place that something stands against. **Units** characters from 0. */
  wrongAt?: number | null;
  /** For a window of its own: as high as this before it scrolls. **Units** pixels. */
  heightMax?: number;
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

const wrong = Decoration.mark({ class: "cm-wrong" });

/** The word at a place, marked as wrong. A place that is gone marks nothing. */
const marked = (at: number) =>
  EditorView.decorations.of((view) => {
    const text = view.state.doc.toString();
    const length = /^\W?\w*/.exec(text.slice(at))?.[0].length ?? 0;
    return length === 0 ? Decoration.none : Decoration.set([wrong.range(at, at + length)]);
  });

/** A few lines of SQL to type. Tab goes on to the next control. */
export function SqlEditor(props: SqlEditorProps) {
  const { value, onChange, dialect, label, placeholder, describedBy, onReady, names, wrongAt = null } = props;
  const nonce = useMantineStyleNonce()?.() ?? "";
  const editor = useRef<EditorView>(null);
  const extensions = useMemo(
    () => [
      ...sqlLook(dialect, nonce, names),
      EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy }),
      margins,
      ...(wrongAt === null ? [] : [marked(wrongAt)]),
    ],
    [dialect, label, describedBy, nonce, names, wrongAt],
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
      maxHeight={`${props.heightMax ?? 240}px`}
      basicSetup={{ ...setup, autocompletion: names !== undefined }}
      extensions={extensions}
    />
  );
}
