"use client";

import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconPlus, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { RuleItem } from "@/components/access/list/rule-item";
import classes from "@/components/access/list/table-rules.module.css";
import type { AccessRuleEntry, RuleTable } from "@/lib/access/schema";

type TableRulesProps = {
  sourceId: string;
  name: string;
  /** Null when the source has it no more. */
  table: RuleTable | null;
  rules: readonly AccessRuleEntry[];
  onAdd: () => void;
  onEdit: (rule: AccessRuleEntry) => void;
};

/** The rules of one table. */
export function TableRules({ sourceId, name, table, rules, onAdd, onEdit }: TableRulesProps) {
  const t = useTranslations("access");
  const headingId = useId();
  const labelOf = (column: string) => table?.columns.find((known) => known.name === column)?.label ?? column;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <header className={classes.head}>
        <IconTable size={16} aria-hidden="true" />
        <Text component="h2" size="sm" fw={600} m={0} id={headingId}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t("count", { count: rules.length })}
        </Text>
        {table === null ? null : (
          <Tooltip label={t("addTo", { table: name })}>
            <ActionIcon className={classes.add} aria-label={t("addTo", { table: name })} onClick={onAdd}>
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <ul className={classes.list}>
        {rules.map((rule) => (
          <RuleItem key={rule.id} sourceId={sourceId} rule={rule} columnLabel={labelOf} onEdit={() => onEdit(rule)} />
        ))}
      </ul>
    </section>
  );
}
