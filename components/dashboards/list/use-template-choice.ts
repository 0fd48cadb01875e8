import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dashboardTemplatesQuery } from "@/lib/client/dashboard-design";
import { sourcesQuery } from "@/lib/client/sources";
import type { DashboardTemplate } from "@/lib/dashboard/design/schema";

/** A template is known by what it makes and of which table. */
export const templateKey = ({ id, entity }: Pick<DashboardTemplate, "id" | "entity">): string =>
  `${id} ${entity ?? ""}`;

/** Which source and which of its templates is chosen; the first ones until somebody chooses. */
export function useTemplateChoice(enabled: boolean) {
  const [chosenSource, setSource] = useState<string | null>(null);
  const [chosenKey, setKey] = useState<string | null>(null);
  const sources = useQuery({ ...sourcesQuery(), enabled });
  const sourceId = chosenSource ?? sources.data?.[0]?.id ?? null;
  const templates = useQuery({ ...dashboardTemplatesQuery(sourceId ?? ""), enabled: enabled && sourceId !== null });
  const template = templates.data?.find((one) => templateKey(one) === chosenKey) ?? templates.data?.[0] ?? null;
  return { sources, templates, sourceId, template, setSource, setKey };
}
export type TemplateChoice = ReturnType<typeof useTemplateChoice>;
