import { useDebouncedValue, useStateHistory } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type QueryWork, requestOf, shownSql, startWork } from "@/components/dashboards/editor/query/query-work";
import { widgetDraftQuery } from "@/lib/client/dashboard-design";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";

/** A pause in clicking, after which a plan is run. */
const pauseMs = 300;

/** A query in the making with its steps back, and what it brings. */
export function useQueryWork(query: WidgetQuery | null, sourceId: string) {
  const [work, steps, { current, history }] = useStateHistory<QueryWork>(startWork(query));
  // The editor of SQL has steps back of its own.
  const [typed, setTyped] = useState<string | null>(null);
  const [parameters, setParameters] = useState(query?.parameters ?? []);
  const request = requestOf(work, sourceId);
  const [settled] = useDebouncedValue(request, pauseMs);
  // Chips are clicked one after the other; a question or SQL that is sent is sent at once.
  const asked = request?.from === "plan" ? settled : request;
  const answer = useQuery({ ...widgetDraftQuery(asked), placeholderData: keepPreviousData });
  const shown = answer.isError || work === null ? undefined : answer.data;
  const go = (to: () => void) => () => {
    setTyped(null);
    to();
  };
  return {
    work,
    answer,
    /** What the last step that arrived brought. */
    shown,
    set: (next: QueryWork) => go(() => steps.set(next))(),
    undo: current > 0 ? go(() => steps.back()) : null,
    redo: current < history.length - 1 ? go(() => steps.forward()) : null,
    sql: typed ?? shownSql(work, shown),
    /** There is SQL that nobody has run yet. */
    isTyped: typed !== null && typed !== shownSql(work, shown),
    parameters,
    setTyped,
    setParameters,
    /** What is shown is of an earlier step; the rows of this one are on their way. */
    isOld: answer.isPlaceholderData || JSON.stringify(asked) !== JSON.stringify(request),
  };
}

export type QueryWorking = ReturnType<typeof useQueryWork>;
