"use client";

import { useTranslations } from "next-intl";
import type { Thing } from "@/components/sources/measures/thing";
import { useChangeModel } from "@/components/sources/use-change-model";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Accepts and removes measures, filters and hierarchies; both can be undone from the notice that follows. */
export function useThingActs({ sourceId }: SemanticModel) {
  const t = useTranslations("measures");
  const { mutate } = useChangeModel(sourceId);
  return {
    accept: (things: readonly Thing[]) =>
      mutate({
        changes: [{ kind: "accept", confidenceMin: 0, ids: things.map(({ value }) => value.id) }],
        said: t("acceptedSaid", { count: things.length }),
      }),
    remove: ({ kind, value }: Thing) =>
      mutate({
        changes: [{ kind: "remove", what: kind, id: value.id }],
        said: t("removedSaid", { name: value.label }),
      }),
  };
}
