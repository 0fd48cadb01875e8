"use client";

import { Input, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import classes from "@/components/access/form/condition-field.module.css";
import type { FieldProps } from "@/components/access/form/field-props";
import { InsertChips } from "@/components/ui/insert-chips";
import { quotedName } from "@/components/ui/quoted-name";
import { SqlInput } from "@/components/ui/sql-input";
import type { SourceKind } from "@/lib/source/schema";

const builtIn = ["email", "id", "name", "role"];

type ConditionFieldProps = FieldProps & { dialect: SourceKind; attributes: readonly string[] };

/** The condition of a row rule: SQL to type, and names of columns and of people's attributes to put in. */
export function ConditionField({ values, change, table, tried, dialect, attributes }: ConditionFieldProps) {
  const t = useTranslations("access.form");
  const hintId = useId();
  const insert = useRef<(text: string) => void>(null);
  const missing = tried && values.condition.trim() === "";
  const own = attributes.filter((name) => !builtIn.includes(name));
  return (
    <Input.Wrapper label={t("condition")} labelElement="div" error={missing ? t("conditionNeeded") : null}>
      <Text size="xs" c="dimmed" mb={6} id={hintId}>
        {t("conditionHint", { braces: "{{user.…}}" })}
      </Text>
      <SqlInput
        value={values.condition}
        onChange={(condition) => change({ condition })}
        dialect={dialect}
        label={t("condition")}
        placeholder="region = {{user.region}}"
        describedBy={hintId}
        onReady={(put) => {
          insert.current = put;
        }}
      />
      <div className={classes.chips}>
        <Chips
          name={t("attributes")}
          chips={[...own, ...builtIn].map((name) => ({ text: `{{user.${name}}}`, label: name, key: name }))}
          accented
          onPut={(text) => insert.current?.(text)}
        />
        {table === undefined ? null : (
          <Chips
            name={t("columns")}
            chips={table.columns.map(({ name }) => ({ text: quotedName(name, dialect), label: name, key: name }))}
            onPut={(text) => insert.current?.(text)}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

type ChipsProps = {
  name: string;
  chips: readonly { key: string; label: string; text: string }[];
  accented?: boolean;
  onPut: (text: string) => void;
};

function Chips({ name, chips, accented = false, onPut }: ChipsProps) {
  const t = useTranslations("access.form");
  const nameId = useId();
  return (
    <div className={classes.row}>
      <span id={nameId} className={classes.name}>
        {name}
      </span>
      <InsertChips
        labelledBy={nameId}
        chips={chips.map((chip) => ({ ...chip, name: t("putIn", { text: chip.text }) }))}
        accented={accented}
        onPut={onPut}
      />
    </div>
  );
}
