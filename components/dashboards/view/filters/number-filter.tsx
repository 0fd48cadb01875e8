"use client";

import { Button, Group, NumberInput, RangeSlider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FilterControlProps } from "@/components/dashboards/view/filters/filter-control";
import { NumberBins } from "@/components/dashboards/view/filters/number-bins";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import { readNumber } from "@/lib/chart/read-value";
import type { FilterValue } from "@/lib/dashboard/config/schema";

type Between = Extract<FilterValue, { kind: "between" }>;
const open: Between = { kind: "between", min: null, max: null };
const sliderSteps = 200;

/** A range of numbers, typed or dragged over what the data holds. */
export function NumberFilter({ filter, value, optionsOf, onDraft, onPick }: FilterControlProps) {
  const t = useTranslations("look");
  const { number } = useFilterWords();
  const [draft, setDraft] = useState<Between>(value?.kind === "between" ? value : open);
  const { data } = useQuery(optionsOf(filter.id, ""));
  const low = readNumber(data?.range?.min ?? null);
  const high = readNumber(data?.range?.max ?? null);
  const isReversed = draft.min !== null && draft.max !== null && draft.min > draft.max;
  const meant = (next: Between) => (next.min === null && next.max === null ? null : next);
  const change = (part: Partial<Between>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    const reversed = next.min !== null && next.max !== null && next.min > next.max;
    if (!reversed) onDraft(meant(next));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReversed) onPick(meant(draft));
      }}
    >
      <Stack gap={12} w={300} maw="100%">
        <Group gap={8} wrap="nowrap" align="flex-start">
          <Bound label={t("number.min")} value={draft.min} onChange={(min) => change({ min })} autoFocus />
          <Bound label={t("number.max")} value={draft.max} onChange={(max) => change({ max })} />
        </Group>
        {isReversed ? (
          <Text size="xs" c="red" role="alert">
            {t("number.reversed")}
          </Text>
        ) : null}
        {low !== null && high !== null && low < high ? (
          <>
            <NumberBins bins={data?.bins ?? []} low={low} high={high} chosen={draft} />
            <RangeSlider
              min={low}
              max={high}
              step={Number.isInteger(low) && Number.isInteger(high) ? 1 : (high - low) / sliderSteps}
              minRange={0}
              label={(at) => number.format(at)}
              value={[draft.min ?? low, draft.max ?? high]}
              onChange={([min, max]) => change({ min: min <= low ? null : min, max: max >= high ? null : max })}
              thumbFromLabel={t("number.min")}
              thumbToLabel={t("number.max")}
            />
            <Text size="xs" c="dimmed">
              {t("number.there", { min: number.format(low), max: number.format(high) })}
            </Text>
          </>
        ) : null}
        <Button type="submit" disabled={isReversed} title={isReversed ? t("number.reversed") : undefined}>
          {t("filters.apply")}
        </Button>
      </Stack>
    </form>
  );
}

type BoundProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  autoFocus?: boolean;
};

function Bound({ label, value, onChange, autoFocus }: BoundProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ""}
      onChange={(next) => onChange(typeof next === "number" ? next : null)}
      data-autofocus={autoFocus || undefined}
      hideControls
    />
  );
}
