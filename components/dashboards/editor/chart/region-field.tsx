"use client";

import { Select } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import type { ChartLocale } from "@/lib/chart/format-number";
import { mapRegionName } from "@/lib/chart/map-region-name";
import { countryMaps, mapRegions, worldParts } from "@/lib/chart/map-regions";
import type { ChartOptions } from "@/lib/chart/options-schema";

type RegionFieldProps = { options: ChartOptions; setOptions: ChartEditing["setOptions"] };

/** The world, a part of it, or a country: then its regions are shown. All by their names, which are searched in. */
export function RegionField({ options, setOptions }: RegionFieldProps) {
  const t = useTranslations("editor.look.region");
  const locale = useLocale() as ChartLocale; // the app has no other languages
  const labelOf = (region: string) => {
    const { name, finer } = mapRegionName(region, locale);
    return finer === null ? name : t(finer, { name });
  };
  const named = (regions: readonly string[]) => regions.map((value) => ({ value, label: labelOf(value) }));
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const { region = null } = options;
  const unknown = region !== null && !mapRegions.includes(region) ? named([region]) : [];
  return (
    <Select
      size="xs"
      label={t("label")}
      placeholder={t("auto")}
      data={[
        { group: t("parts"), items: named(worldParts) },
        { group: t("countries"), items: [...named(countryMaps).toSorted(byName), ...unknown] },
      ]}
      value={region}
      searchable
      clearable
      onChange={(next) => setOptions({ region: next ?? undefined }, "region")}
    />
  );
}
