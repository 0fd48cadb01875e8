"use client";

import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { widgetSchema } from "@/lib/dashboard/config/schema";

export type LinkTarget = WidgetOf<"links">["links"][number]["to"];

type LinkTargetFieldsProps = {
  /** Null: nowhere yet. */
  to: LinkTarget | null;
  onChange: (to: LinkTarget) => void;
};

/** Where a link leads: to another dashboard, or out of Querent. */
export function LinkTargetFields({ to, onChange }: LinkTargetFieldsProps) {
  const t = useTranslations("editor.links");
  const [kind, setKind] = useState(to?.kind ?? "dashboard");
  const dashboards = useQuery(dashboardsQuery());
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("where")}
        data={[
          { value: "dashboard", label: t("dashboard") },
          { value: "url", label: t("page") },
        ]}
        value={kind}
        onChange={(next) => setKind(next === "url" ? "url" : "dashboard")}
      />
      {kind === "dashboard" ? (
        <Select
          size="xs"
          aria-label={t("dashboard")}
          placeholder={t("choose")}
          data={(dashboards.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={to?.kind === "dashboard" ? to.dashboardId : null}
          onChange={(dashboardId) => dashboardId !== null && onChange({ kind: "dashboard", dashboardId })}
          searchable
          allowDeselect={false}
        />
      ) : (
        <AddressField address={to?.kind === "url" ? to.url : ""} onChange={(url) => onChange({ kind: "url", url })} />
      )}
    </>
  );
}

/** Whether a text is an address that a link may have: http, https or mailto. */
function isAddress(url: string): boolean {
  const link = { label: "x", note: "", to: { kind: "url", url } };
  const place = { x: 0, y: 0, w: 1, h: 1 };
  return widgetSchema.safeParse({ id: "x", title: "", place, kind: "links", links: [link] }).success;
}

/** What is typed becomes part of the design once it is an address. */
function AddressField({ address, onChange }: { address: string; onChange: (url: string) => void }) {
  const t = useTranslations("editor.links");
  // Null: what is shown is what the design holds, whoever changed it last.
  const [unfinished, setUnfinished] = useState<string | null>(null);
  const isWrong = unfinished !== null && unfinished !== "";
  return (
    <TextInput
      size="xs"
      aria-label={t("address")}
      placeholder="https://…"
      value={unfinished ?? address}
      maxLength={2_000}
      error={isWrong ? t("wrongAddress") : null}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        setUnfinished(isAddress(value) ? null : value);
        if (isAddress(value)) onChange(value);
      }}
    />
  );
}
