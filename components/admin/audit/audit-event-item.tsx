"use client";

import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import type { AuditEvent } from "@/lib/auth/schema";
import classes from "./audit.module.css";
import { AuditEventDetails } from "./audit-event-details";

/** One event: when, who, what and in short what came of it; everything about it on demand. */
export function AuditEventItem({ event }: { event: AuditEvent }) {
  const t = useTranslations("admin.audit");
  const format = useFormatter();
  const actionName = useActionName();
  const [opened, { toggle }] = useDisclosure(false);
  const detailsId = useId();
  const { code } = event.details;
  return (
    <li className={classes.event}>
      <UnstyledButton className={classes.line} aria-expanded={opened} aria-controls={detailsId} onClick={toggle}>
        <IconChevronRight size={14} className={classes.chevron} data-opened={opened || undefined} aria-hidden="true" />
        <time className={classes.time} dateTime={event.at}>
          {format.dateTime(new Date(event.at), { dateStyle: "medium", timeStyle: "medium" })}
        </time>
        <span className={classes.who}>{whoDid(event) ?? t("nobody")}</span>
        <span className={classes.what}>
          {actionName(event.action)}
          {typeof code === "string" ? <code className={classes.code}>{code}</code> : null}
        </span>
        <span className={classes.summary}>{summaryOf(event)}</span>
      </UnstyledButton>
      <div id={detailsId} hidden={!opened}>
        {opened ? <AuditEventDetails event={event} /> : null}
      </div>
    </li>
  );
}

function whoDid({ userName, userId }: AuditEvent): string | null {
  return userName ?? userId;
}

/** What a reader wants to see without opening: the question, or the details as they are. */
function summaryOf({ asked, subject, details, sourceName }: AuditEvent): string {
  if (asked !== null) return asked === "" ? (sourceName ?? "") : asked;
  const said = Object.entries(details).filter(([name]) => name !== "code");
  if (said.length === 0) return sourceName ?? subject ?? "";
  return said
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}

/** The words for an action; its code where a newer Querent wrote it. */
function useActionName(): (action: string) => string {
  const t = useTranslations("admin.audit");
  // The keys of messages are typed; an action from the store is not, hence the question whether it has one.
  const key = (action: string) => `actions.${action}` as "actions.query.run";
  return (action) => (t.has(key(action)) ? t(key(action)) : action);
}
