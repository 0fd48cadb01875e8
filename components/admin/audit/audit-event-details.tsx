"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SqlView } from "@/components/ui/sql-view";
import type { AuditEvent } from "@/lib/auth/schema";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";
import classes from "./audit.module.css";

/** Everything that is known of an event. */
export function AuditEventDetails({ event }: { event: AuditEvent }) {
  const t = useTranslations("admin.audit.fields");
  const labels = useTranslations("admin.audit.details");
  const { sql, asked } = event;
  // The details that queries have are named; others stand as they were written.
  const labelOf = (name: string) => (labels.has(name as "rows") ? labels(name as "rows") : name);
  return (
    <div className={classes.details}>
      <dl className={classes.facts}>
        {asked ? <Fact name={t("asked")}>{asked}</Fact> : null}
        <Fact name={t("action")}>
          <code>{event.action}</code>
        </Fact>
        {event.userId === null ? null : <Fact name={t("person")}>{event.userEmail ?? event.userId}</Fact>}
        {event.sourceId === null ? null : <Fact name={t("source")}>{event.sourceName ?? event.sourceId}</Fact>}
        {event.subject === null ? null : <Fact name={t("subject")}>{event.subject}</Fact>}
        {Object.entries(event.details).map(([name, value]) => (
          <Fact key={name} name={labelOf(name)}>
            {textOf(value)}
          </Fact>
        ))}
        {event.requestId === null ? null : <Fact name={t("request")}>{event.requestId}</Fact>}
      </dl>
      {sql ? <SqlView sql={sql} dialect={dialectOf(event)} /> : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.join(", ")
    : JSON.stringify(value);
}

function dialectOf({ sourceKind }: AuditEvent): SourceKind | null {
  return sourceKinds.find((kind) => kind === sourceKind) ?? null;
}
