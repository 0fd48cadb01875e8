"use client";

import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type EditorState, RangeSet } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useMantineStyleNonce } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo } from "react";
import type { FileProblem } from "@/lib/semantic/edits/schema";

export type FileEditorProps = {
  value: string;
  onChange: (value: string) => void;
  /** Their lines are marked. */
  problems: readonly FileProblem[];
  label: string;
  /** Hands out what brings a line into the middle and puts the cursor there. */
  onReady: (goTo: (line: number) => void) => void;
};

const look = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--q-text)", fontSize: "13px" },
  "&.cm-focused": { outline: "2px solid var(--q-accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", lineHeight: "20px" },
  ".cm-gutters": {
    backgroundColor: "var(--q-surface-sunken)",
    color: "var(--q-text-faint)",
    borderRight: "1px solid var(--q-border)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--q-hover)" },
  ".cm-cursor": { borderLeftColor: "var(--q-text)" },
  ".cm-problem": { backgroundColor: "var(--q-bad-soft)", boxShadow: "inset 3px 0 0 var(--q-bad)" },
});
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--q-accent-text)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--q-good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--q-warn)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--q-text-dimmed)", fontStyle: "italic" },
]);
const setup = { foldGutter: false, autocompletion: false, lintKeymap: false, searchKeymap: true } as const;
const problemLine = Decoration.line({ class: "cm-problem" });

/** The editor of a model's file. Tab goes on to the next control. */
export function FileEditor({ value, onChange, problems, label, onReady }: FileEditorProps) {
  const nonce = useMantineStyleNonce()?.() ?? "";
  const extensions = useMemo(
    () => [
      yaml(),
      syntaxHighlighting(colours),
      // The editor writes its looks into a style element, which the content policy takes with the document's nonce alone.
      EditorView.cspNonce.of(nonce),
      EditorView.contentAttributes.of({ "aria-label": label }),
      EditorView.decorations.compute(["doc"], (state) => marks(state, problems)),
      look,
    ],
    [nonce, label, problems],
  );
  return (
    <CodeMirror
      value={value}
      onChange={onChange}
      onCreateEditor={(view) => onReady((line) => goTo(view, line))}
      indentWithTab={false}
      theme="none"
      height="clamp(320px, calc(100dvh - 320px), 900px)"
      basicSetup={setup}
      extensions={extensions}
    />
  );
}

function marks({ doc }: EditorState, problems: readonly FileProblem[]) {
  const lines = [...new Set(problems.map(({ line }) => line))].filter((line) => line >= 1 && line <= doc.lines);
  return RangeSet.of(lines.toSorted((a, b) => a - b).map((line) => problemLine.range(doc.line(line).from)));
}

function goTo(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}
