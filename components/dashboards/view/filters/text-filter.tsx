"use client";

import { Button, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FilterControlProps } from "@/components/dashboards/view/filters/filter-control";
import type { FilterValue } from "@/lib/dashboard/config/schema";

type TextValue = Extract<FilterValue, { kind: "text" }>;
const operators = ["contains", "starts_with", "eq"] as const satisfies readonly TextValue["operator"][];

/** A text and how it has to match. */
export function TextFilter({ filter, value, onDraft, onPick }: FilterControlProps) {
  const t = useTranslations("look");
  const [draft, setDraft] = useState<TextValue>(
    value?.kind === "text" ? value : { kind: "text", operator: "contains", text: "" },
  );
  const meant = draft.text.trim() === "" ? null : { ...draft, text: draft.text.trim() };
  const change = (next: TextValue) => {
    setDraft(next);
    onDraft(next.text.trim() === "" ? null : { ...next, text: next.text.trim() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onPick(meant);
      }}
    >
      <Stack gap={10} w={300} maw="100%">
        <SegmentedControl
          aria-label={t("text.operator")}
          size="xs"
          data={operators.map((operator) => ({ value: operator, label: t(`text.${operator}`) }))}
          value={draft.operator}
          onChange={(operator) => change({ ...draft, operator })}
        />
        <TextInput
          data-autofocus
          aria-label={filter.label}
          placeholder={t("text.value")}
          maxLength={200}
          value={draft.text}
          onChange={(event) => change({ ...draft, text: event.currentTarget.value })}
        />
        <Button type="submit">{t("filters.apply")}</Button>
      </Stack>
    </form>
  );
}
