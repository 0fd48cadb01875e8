"use client";

import { Button, Text } from "@mantine/core";
import { IconPlus, IconShieldLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/access/access-list.module.css";
import { type RuleAtWork, RuleDialog } from "@/components/access/form/rule-dialog";
import { TableRules } from "@/components/access/list/table-rules";
import { UncoveredViews } from "@/components/access/list/uncovered-views";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import type { AccessOverview, AccessRuleEntry } from "@/lib/access/schema";
import { accessRulesQuery } from "@/lib/client/access-rules";

/** Who sees which rows and values of a source: the rules by table, to make, change and take away. For admins. */
export function AccessList({ sourceId }: { sourceId: string }) {
  const overview = useQuery(accessRulesQuery(sourceId));
  if (overview.isPending) return <LinesSkeleton lines={6} height={48} />;
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => overview.refetch()} />;
  return <Rules sourceId={sourceId} overview={overview.data} />;
}

function Rules({ sourceId, overview }: { sourceId: string; overview: AccessOverview }) {
  const t = useTranslations("access");
  const [work, setWork] = useState<RuleAtWork | null>(null);
  const byTable = [...Map.groupBy(overview.rules, ({ entity }) => entity)].map(([id, rules]) => ({
    ...{ id, rules },
    table: overview.tables.find((table) => table.id === id) ?? null,
  }));
  const add = (entity: string | null) => setWork({ rule: null, entity });
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => add(null)}>
      {t("add")}
    </Button>
  );
  return (
    <section aria-label={t("label")} className={classes.page}>
      {overview.rules.length === 0 ? (
        <EmptyState
          icon={<IconShieldLock size={24} />}
          title={t("emptyTitle")}
          body={t("emptyBody")}
          action={addButton}
        />
      ) : (
        <>
          <div className={classes.head}>
            <Text size="sm" c="dimmed" maw={640}>
              {t("intro")}
            </Text>
            {addButton}
          </div>
          {byTable
            .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
            .map(({ id, table, rules }) => (
              <TableRules
                key={id}
                sourceId={sourceId}
                name={table?.label ?? id}
                table={table}
                rules={rules}
                onAdd={() => add(id)}
                onEdit={(rule: AccessRuleEntry) => setWork({ rule, entity: rule.entity })}
              />
            ))}
          <UncoveredViews views={overview.uncoveredViews} onCover={add} />
        </>
      )}
      <RuleDialog sourceId={sourceId} overview={overview} work={work} onClose={() => setWork(null)} />
    </section>
  );
}

const nameOf = ({ id, table }: { id: string; table: { label: string } | null }) => table?.label ?? id;
