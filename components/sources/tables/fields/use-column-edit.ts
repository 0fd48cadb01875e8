"use client";

import { useTranslations } from "next-intl";
import type { Editing } from "@/components/sources/tables/editing";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import type { EditableField, Entity, SemanticColumn } from "@/lib/semantic/schema";

type Set<Kind> = Extract<ModelChange, { kind: Kind }> extends { set: infer Values } ? Values : never;

/** Changes of one column: set a field, or accept what was suggested for one. */
export function useColumnEdit(entity: Entity, column: SemanticColumn, { save }: Editing) {
  const t = useTranslations("meaning");
  const place = { entity: entity.id, column: column.name };
  return {
    set: (field: EditableField, values: Set<"column">) =>
      save({
        changes: [{ kind: "column", ...place, set: values }],
        said: t("save.saved", { field: t(`fields.${field}`), name: column.label }),
      }),
    /** Null: all that is suggested for the column. */
    accept: (field: EditableField | null) =>
      save({
        changes: [{ kind: "accept", ...place, confidenceMin: 0, ...(field === null ? {} : { field }) }],
        said: t("save.accepted", { name: column.label }),
      }),
  };
}

/** Changes of one table: set a field, or accept what was suggested for one, without its columns. */
export function useEntityEdit(entity: Entity, { save }: Editing) {
  const t = useTranslations("meaning");
  return {
    set: (field: EditableField, values: Set<"entity">) =>
      save({
        changes: [{ kind: "entity", entity: entity.id, set: values }],
        said: t("save.saved", { field: t(`fields.${field}`), name: entity.label }),
      }),
    accept: (field: EditableField) =>
      save({
        changes: [{ kind: "accept", entity: entity.id, confidenceMin: 0, field }],
        said: t("save.accepted", { name: entity.label }),
      }),
  };
}
