"use client";

import { Radio, Select, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldProps } from "@/components/access/form/field-props";
import { masksFor } from "@/components/access/form/rule-values";
import type { Mask } from "@/lib/access/schema";

/** Which column is hidden or masked, and how. */
export function MaskFields({ values, change, table, tried }: FieldProps) {
  const t = useTranslations("access.form");
  const fitting = masksFor(table, values.column);
  const none = values.kind === "mask" && values.column !== null && fitting.length === 0;
  const columnError = none ? t("noMask") : tried && values.column === null ? t("columnNeeded") : null;
  return (
    <>
      <Select
        label={t("column")}
        placeholder={t(table === undefined ? "tableFirst" : "columnPlaceholder")}
        data={table?.columns.map(({ name, label }) => ({ value: name, label })) ?? []}
        value={values.column}
        onChange={(column) => {
          const keeps = values.mask !== null && masksFor(table, column).includes(values.mask);
          change({ column, mask: keeps ? values.mask : null });
        }}
        error={columnError}
        searchable
        allowDeselect={false}
        disabled={table === undefined}
        nothingFoundMessage={t("noColumn")}
      />
      {values.kind === "mask" && fitting.length > 0 ? (
        <Radio.Group
          label={t("mask")}
          value={values.mask}
          onChange={(mask) => change({ mask: mask as Mask /* the options are the masks */ })}
          error={tried && values.mask === null ? t("maskNeeded") : null}
        >
          <Stack gap={8} mt={6}>
            {fitting.map((mask) => (
              <Radio key={mask} value={mask} label={t(`masks.${mask}`)} description={t(`maskHints.${mask}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
    </>
  );
}
