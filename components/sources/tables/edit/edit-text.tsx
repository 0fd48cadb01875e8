"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import classes from "@/components/sources/tables/edit/edit.module.css";
import { useEditing } from "@/components/sources/tables/edit/use-editing";

type EditTextProps = {
  /** What is edited, for screen readers: "Name of rgn_cd". */
  name: string;
  value: string | null;
  /** What stands there while there is no value. */
  placeholder: string;
  lengthMax: number;
  canEdit: boolean;
  /** Null: it was emptied. With `required` that cannot be. */
  onSave: (value: string | null) => void;
  required?: boolean;
  multiline?: boolean;
};

/** A text that is edited where it stands: Enter saves, Escape gives up, Tab saves and goes on. */
export function EditText({ name, value, placeholder, canEdit, ...field }: EditTextProps) {
  const t = useTranslations("meaning.edit");
  const editing = useEditing();
  const clamp = field.multiline ? classes.clamp : undefined;
  if (!canEdit) return <span className={`${classes.plain} ${clamp ?? ""}`}>{value ?? ""}</span>;
  if (editing.isOpen) return <TextField name={name} value={value ?? ""} {...field} editing={editing} />;
  return (
    <button
      type="button"
      ref={editing.valueRef}
      className={classes.value}
      data-empty={value === null || undefined}
      aria-label={value === null ? name : t("named", { name, value })}
      title={t("hint")}
      onClick={editing.open}
    >
      <span className={clamp}>{value ?? placeholder}</span>
    </button>
  );
}

type TextFieldProps = Pick<EditTextProps, "name" | "lengthMax" | "onSave" | "required" | "multiline"> & {
  value: string;
  editing: ReturnType<typeof useEditing>;
};

function TextField({ name, value, lengthMax, onSave, required = false, multiline = false, editing }: TextFieldProps) {
  const t = useTranslations("meaning.edit");
  const [text, setText] = useState(value);
  const missing = required && text.trim() === "";
  const save = (how: "keyboard" | "elsewhere") => {
    const words = text.trim();
    if (missing && how === "keyboard") return;
    editing.close(how);
    if (!missing && words !== value) onSave(words === "" ? null : words);
  };
  const shared = {
    "aria-label": name,
    value: text,
    maxLength: lengthMax,
    error: missing ? t("needed") : undefined,
    autoFocus: true,
    className: classes.field,
    classNames: { input: classes.input },
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => event.currentTarget.select(),
    onBlur: () => {
      if (!editing.isEnding.current) save("elsewhere");
    },
    onKeyDown: (event: KeyboardEvent) => {
      // Enter also ends the choice of a character in an input method (Chinese), which is no save.
      if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
        event.preventDefault();
        save("keyboard");
      } else if (event.key === "Escape") {
        event.stopPropagation();
        editing.close("keyboard");
      }
    },
  };
  return multiline ? <Textarea {...shared} autosize minRows={1} maxRows={8} /> : <TextInput {...shared} />;
}
