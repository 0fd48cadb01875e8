"use client";

import { Drawer, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLook } from "@/components/dashboards/view/look/look-context";
import classes from "@/components/dashboards/view/receipt-drawer.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { SqlView } from "@/components/ui/sql-view";
import { widgetReceiptQuery } from "@/lib/client/dashboard-look";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { WidgetReceipt } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** How the rows of a widget came to be: where from, under which conditions, and with which query. */
export function ReceiptDrawer({ widget, onClose }: { widget: ShownWidget; onClose: () => void }) {
  const t = useTranslations("look.receipt");
  const { sight, look, interplay } = useLook();
  const receipt = useQuery(widgetReceiptQuery(sight, widget.id, lookOfWidget(widget.id, look, interplay)));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t("title", { title: widget.title })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {receipt.data ? (
        <Receipt receipt={receipt.data} />
      ) : receipt.isError ? (
        <ErrorState compact error={receipt.error} onRetry={() => receipt.refetch()} retrying={receipt.isFetching} />
      ) : (
        <Loader size="sm" mx="auto" mt="xl" aria-label={t("loading")} />
      )}
    </Drawer>
  );
}

function Receipt({ receipt }: { receipt: WidgetReceipt }) {
  const t = useTranslations("look.receipt");
  const { sourceName, question, tables, conditions, sql } = receipt;
  return (
    <>
      <dl className={classes.facts}>
        {sourceName === null ? null : <Fact name={t("source")}>{sourceName}</Fact>}
        {question === null ? null : <Fact name={t("question")}>{question}</Fact>}
        {tables.length === 0 ? null : <Fact name={t("tables")}>{tables.join(", ")}</Fact>}
        <Fact name={t("conditions")}>
          {conditions.length === 0 ? (
            t("noConditions")
          ) : (
            <ul>
              {conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {sql === null ? null : <SqlView sql={sql} dialect={null} />}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
