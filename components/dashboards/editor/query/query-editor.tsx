"use client";

import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDatabaseOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isAskable } from "@/components/chat/is-askable";
import { QueryDesk } from "@/components/dashboards/editor/query/query-desk";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import type { ChartSpec } from "@/lib/chart/schema";
import { sourcesQuery } from "@/lib/client/sources";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";

/** What a query editor gives back: the query, how its rows are drawn, and a title where there was none. */
export type EditedQuery = { readonly query: WidgetQuery; readonly chart: ChartSpec; readonly title: string };

export type QueryEditorProps = {
  /** What the widget asks now; null: it is new. */
  query: WidgetQuery | null;
  /** How it is drawn now, kept as far as it suits the new rows. */
  chart: ChartSpec | null;
  title: string;
  onApply: (edited: EditedQuery) => void;
  onClose: () => void;
};

const fullScreenQuery = "(max-width: 900px)";

/** The editor of what a widget asks: by a question, in chips or in SQL, with its rows beside it. */
export function QueryEditor(props: QueryEditorProps) {
  const t = useTranslations("editor.query");
  const isSmall = useMediaQuery(fullScreenQuery, false, { getInitialValueInEffect: false });
  const [isTouched, setTouched] = useState(false);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.query === null ? t("new") : t("edit", { title: props.title })}
      fullScreen={isSmall}
      size="min(1320px, calc(100vw - 64px))"
      classNames={{ content: classes.content, body: classes.modalBody }}
      styles={{ content: { height: isSmall ? undefined : "min(860px, calc(100dvh - 64px))" } }}
      // Escape belongs to what is open inside; work is left by its buttons.
      closeOnEscape={!isTouched}
      closeOnClickOutside={!isTouched}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <Sources {...props} onTouch={() => setTouched(true)} />
    </Modal>
  );
}

/** There is something to ask: else it says so. */
function Sources(props: QueryEditorProps & { onTouch: () => void }) {
  const t = useTranslations("editor.query");
  const sources = useQuery(sourcesQuery());
  if (sources.isError) return <ErrorState error={sources.error} onRetry={() => sources.refetch()} />;
  if (!sources.data) return <LinesSkeleton lines={6} />;
  const askable = sources.data.filter(isAskable);
  const first = askable.find(({ id }) => id === props.query?.sourceId) ?? askable[0];
  if (!first) return <EmptyState icon={<IconDatabaseOff size={24} />} title={t("noSource")} body={t("noSourceBody")} />;
  return <QueryDesk {...props} sources={askable} firstSourceId={first.id} />;
}
