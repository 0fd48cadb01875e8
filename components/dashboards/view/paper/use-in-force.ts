"use client";

import { useTranslations } from "next-intl";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import { valueOfFilter } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";

/** The filters that narrow this look, in whole words: on paper nobody can open one to see the rest. What a link fixes stays with its maker. */
export function useInForce(): { readonly id: string; readonly label: string; readonly words: string }[] {
  const t = useTranslations("look.zoom");
  const { valueWords } = useFilterWords();
  const { config, fixedFilterIds, look } = useLook();
  const set = config.filters
    .filter(({ id }) => !fixedFilterIds.includes(id))
    .flatMap((filter) => {
      const value = valueOfFilter(filter, look);
      return value === null ? [] : [{ id: filter.id, label: filter.label, words: valueWords(value, true) }];
    });
  return look.grain === null ? set : [...set, { id: "grain", label: t("label"), words: t(look.grain) }];
}
