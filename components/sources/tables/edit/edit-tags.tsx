"use client";

import { TagsInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/tables/edit/edit.module.css";
import { useEditing } from "@/components/sources/tables/edit/use-editing";

type EditTagsProps = {
  /** What is edited, for screen readers: "Other names of rgn_cd". */
  name: string;
  values: readonly string[];
  placeholder: string;
  canEdit: boolean;
  onSave: (values: string[]) => void;
};

const countMax = 30;
const lengthMax = 80;

/** Several short texts, edited where they stand: Enter adds one, Tab or leaving saves, Escape gives up. */
export function EditTags({ name, values, placeholder, canEdit, onSave }: EditTagsProps) {
  const t = useTranslations("meaning.edit");
  const editing = useEditing();
  const shown = (
    <span className={classes.tags}>
      {values.map((value) => (
        <span key={value} className={classes.tag}>
          {value}
        </span>
      ))}
      {values.length === 0 ? placeholder : null}
    </span>
  );
  if (!canEdit) return values.length === 0 ? null : shown;
  if (editing.isOpen) return <TagsField name={name} values={values} onSave={onSave} editing={editing} />;
  return (
    <button
      type="button"
      ref={editing.valueRef}
      className={classes.value}
      data-empty={values.length === 0 || undefined}
      aria-label={values.length === 0 ? name : t("named", { name, value: values.join(", ") })}
      title={t("hint")}
      onClick={editing.open}
    >
      {shown}
    </button>
  );
}

type TagsFieldProps = Pick<EditTagsProps, "name" | "values" | "onSave"> & { editing: ReturnType<typeof useEditing> };

function TagsField({ name, values, onSave, editing }: TagsFieldProps) {
  const t = useTranslations("meaning.edit");
  const [tags, setTags] = useState([...values]);
  const [typed, setTyped] = useState("");
  const save = (how: "keyboard" | "elsewhere") => {
    const all = [...new Set([...tags, typed].map((tag) => tag.trim()).filter((tag) => tag !== ""))];
    editing.close(how);
    if (all.join("\n") !== values.join("\n")) onSave(all);
  };
  return (
    <TagsInput
      aria-label={name}
      className={classes.field}
      classNames={{ input: classes.input }}
      placeholder={t("tagsHint")}
      autoFocus
      value={tags}
      onChange={setTags}
      searchValue={typed}
      onSearchChange={setTyped}
      maxTags={countMax}
      maxLength={lengthMax}
      onBlur={() => {
        if (!editing.isEnding.current) save("elsewhere");
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          editing.close("keyboard");
        } else if (event.key === "Enter" && typed.trim() === "" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          save("keyboard");
        }
      }}
    />
  );
}
