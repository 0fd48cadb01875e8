"use client";

import { Text } from "@mantine/core";
import { IconDatabaseCog, IconShieldCheck, IconUserShield } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountRights, type GrantText } from "@/components/admin/safety/account-rights";
import { AttemptTable } from "@/components/admin/safety/attempt-table";
import { PointList } from "@/components/admin/safety/point-list";
import { SourceSafetyTable } from "@/components/admin/safety/source-safety-table";
import classes from "@/components/admin/safety-view.module.css";
import { PageHeader } from "@/components/ui/page-header";
import type { SourceSafety } from "@/lib/access/schema";

type SafetyViewProps = { sources: readonly SourceSafety[]; grants: readonly GrantText[]; auditDays: number };

const walls = [
  { key: "guard", Icon: IconShieldCheck },
  { key: "session", Icon: IconDatabaseCog },
  { key: "account", Icon: IconUserShield },
] as const;

/** What Querent can and cannot do to a database: for those who have to answer for letting it in. */
export function SafetyView({ sources, grants, auditDays }: SafetyViewProps) {
  const t = useTranslations("safety");
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <ol className={classes.walls} aria-label={t("walls.title")}>
        {walls.map(({ key, Icon }, index) => (
          <li key={key} className={classes.wall}>
            <Icon size={20} aria-hidden="true" className={classes.icon} />
            <h2 className={classes.wallName}>
              {index + 1}. {t(`walls.${key}.name`)}
            </h2>
            <Text size="sm">{t(`walls.${key}.body`)}</Text>
          </li>
        ))}
      </ol>
      <Part title={t("sources.title")} body={t("sources.body")}>
        <SourceSafetyTable sources={sources} />
      </Part>
      <Part title={t("attempts.title")} body={t("attempts.body")}>
        <AttemptTable />
      </Part>
      <Part title={t("rights.title")} body={t("rights.body")}>
        <AccountRights grants={grants} />
      </Part>
      <Part title={t("rows.title")}>
        <PointList section="rows" />
      </Part>
      <Part title={t("leaves.title")}>
        <PointList section="leaves" />
      </Part>
      <Part title={t("record.title")}>
        <PointList section="record" values={{ days: auditDays }} />
      </Part>
      <Part title={t("beyond.title")} body={t("beyond.body")}>
        <PointList section="beyond" />
      </Part>
    </>
  );
}

function Part({ title, body, children }: { title: string; body?: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{title}</h2>
      {body ? (
        <Text size="sm" c="dimmed" mb="sm">
          {body}
        </Text>
      ) : null}
      {children}
    </section>
  );
}
