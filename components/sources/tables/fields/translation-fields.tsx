"use client";

import { useTranslations } from "next-intl";
import { EditText } from "@/components/sources/tables/edit/edit-text";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

type Translations = NonNullable<SemanticColumn["translations"]>;
type TranslationFieldsProps = {
  of: Pick<Entity | SemanticColumn, "label" | "translations">;
  canEdit: boolean;
  onSave: (translations: Translations) => void;
};

/** What something is called and means in Chinese. */
export function TranslationFields({ of: { label, translations }, canEdit, onSave }: TranslationFieldsProps) {
  const t = useTranslations("meaning.chinese");
  const chinese = translations?.zh ?? {};
  const save = (field: "label" | "description") => (text: string | null) => {
    const { [field]: _, ...others } = chinese;
    onSave({ zh: text === null ? others : { ...others, [field]: text } });
  };
  return (
    <div lang="zh">
      <div>
        <EditText
          name={t("labelOf", { name: label })}
          value={chinese.label ?? null}
          placeholder={t("addLabel")}
          lengthMax={120}
          canEdit={canEdit}
          onSave={save("label")}
        />
      </div>
      <EditText
        name={t("descriptionOf", { name: label })}
        value={chinese.description ?? null}
        placeholder={t("addDescription")}
        lengthMax={2_000}
        multiline
        canEdit={canEdit}
        onSave={save("description")}
      />
    </div>
  );
}
