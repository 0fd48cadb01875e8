"use client";

import { Tabs, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/admin/safety/safety.module.css";
import { Statements } from "@/components/ui/statements";
import type { SourceKind } from "@/lib/source/schema";

/** The statements that make an account which reads and nothing else; null for files, which have no accounts. */
export type GrantText = { readonly engine: string; readonly kind: SourceKind; readonly sql: string | null };

/** Engine by engine: what its session is set to, and the account to give. */
export function AccountRights({ grants }: { grants: readonly GrantText[] }) {
  const t = useTranslations("safety.rights");
  const [first] = grants;
  return (
    <Tabs defaultValue={first?.engine ?? null} keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        {grants.map(({ engine }) => (
          <Tabs.Tab key={engine} value={engine}>
            {engine}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {grants.map(({ engine, kind, sql }) => (
        <Tabs.Panel key={engine} value={engine} pt="sm">
          <Text size="sm" mb="sm">
            {t(`session.${kind}`)}
          </Text>
          {sql === null ? <Text size="sm">{t("files")}</Text> : <Statements text={sql} copyLabel={t("copy")} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
