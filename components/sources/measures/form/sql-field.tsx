"use client";

import { Input, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import { InsertChips } from "@/components/ui/insert-chips";
import { quotedName } from "@/components/ui/quoted-name";
import { SqlInput } from "@/components/ui/sql-input";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** A table of 5,000 columns does not offer all of them. */
const offeredMax = 200;

type SqlFieldProps = {
  label: string;
  hint: string;
  placeholder: string;
  error: ReactNode;
  value: string;
  onChange: (value: string) => void;
  dialect: SourceKind;
  entity: Entity | undefined;
};

/** A piece of SQL over one table, with its columns to put in. */
export function SqlField({ label, hint, placeholder, error, value, onChange, dialect, entity }: SqlFieldProps) {
  const t = useTranslations("measures.form");
  const locale = useLocale();
  const hintId = useId();
  const columnsId = useId();
  const insert = useRef<(text: string) => void>(null);
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Text size="xs" c="dimmed" mb={6} id={hintId}>
        {hint}
      </Text>
      <SqlInput
        {...{ value, onChange, dialect, label, placeholder }}
        describedBy={hintId}
        onReady={(put) => {
          insert.current = put;
        }}
      />
      {entity === undefined ? null : (
        <>
          <Text size="xs" c="dimmed" mt={8} mb={4} id={columnsId}>
            {t("columns")}
          </Text>
          <InsertChips
            labelledBy={columnsId}
            chips={entity.columns.slice(0, offeredMax).map((column) => ({
              ...{ key: column.name, label: column.name, text: quotedName(column.name, dialect) },
              ...{ name: t("putIn", { column: column.name }), title: labelIn(column, locale) },
            }))}
            onPut={(text) => insert.current?.(text)}
          />
        </>
      )}
    </Input.Wrapper>
  );
}
