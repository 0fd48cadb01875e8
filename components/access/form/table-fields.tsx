"use client";

import { Input, SegmentedControl, Select, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { FieldProps } from "@/components/access/form/field-props";
import type { RuleDraft, RuleTable } from "@/lib/access/schema";

const kinds: readonly RuleDraft["kind"][] = ["row", "hide", "mask"];

/** Which table a rule is about, and what it takes away there. */
export function TableFields({ values, change, table, tables, tried }: FieldProps & { tables: readonly RuleTable[] }) {
  const t = useTranslations("access.form");
  const kindId = useId();
  return (
    <>
      <Select
        label={t("table")}
        placeholder={t("tablePlaceholder")}
        data={tables.map(({ id, label }) => ({ value: id, label }))}
        value={values.entity}
        onChange={(entity) => change({ entity, column: null, mask: null })}
        error={tried && values.entity === null ? t("tableNeeded") : null}
        description={table?.kind === "view" ? t("viewHint") : null}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t("noTable")}
        data-autofocus={values.entity === null || undefined}
      />
      <Input.Wrapper label={t("kind")} labelElement="div" labelProps={{ id: kindId }}>
        <SegmentedControl
          fullWidth
          aria-labelledby={kindId}
          data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={values.kind}
          onChange={(kind) => change({ kind: kind as RuleDraft["kind"] /* the options are the kinds */ })}
        />
        <Text size="xs" c="dimmed" mt={6}>
          {t(`kindHints.${values.kind}`)}
        </Text>
      </Input.Wrapper>
    </>
  );
}
