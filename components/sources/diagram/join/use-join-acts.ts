"use client";

import { useTranslations } from "next-intl";
import { useChangeModel } from "@/components/sources/use-change-model";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** Accepts and removes relationships; both can be undone from the notice that follows. */
export function useJoinActs({ sourceId }: SemanticModel) {
  const t = useTranslations("diagram.join");
  const { mutate } = useChangeModel(sourceId);
  return {
    accept: (joins: readonly Join[]) =>
      mutate({
        changes: [{ kind: "accept", confidenceMin: 0, ids: joins.map(({ id }) => id) }],
        said: t("accepted", { count: joins.length }),
      }),
    remove: ({ id }: Join) => mutate({ changes: [{ kind: "remove", what: "join", id }], said: t("removed") }),
  };
}
