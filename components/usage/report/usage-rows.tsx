"use client";

import { Button, Table, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMoney } from "@/components/ui/use-money";
import classes from "@/components/usage/report/report.module.css";
import type { UsageRow } from "@/lib/llm/usage/schema";

const shownAtFirst = 8;
const figures = ["calls", "inputTokens", "outputTokens", "failures"] as const;

type UsageRowsProps = { title: string; rows: readonly UsageRow[]; nameOf: (row: UsageRow) => string };

/** What each person, model, operation or conversation took, the dearest first. */
export function UsageRows({ title, rows, nameOf }: UsageRowsProps) {
  const t = useTranslations("usage.rows");
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <section className={classes.rows} aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("name")}</Table.Th>
              {([...figures, "money"] as const).map((key) => (
                <Table.Th key={key} ta="right">
                  {t(key)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Row key={row.key} row={row} name={nameOf(row)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > shown.length ? (
        <Button variant="subtle" size="xs" mt={4} onClick={() => setAll(true)}>
          {t("all", { count: rows.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ row, name }: { row: UsageRow; name: string }) {
  const t = useTranslations("usage.rows");
  const format = useFormatter();
  const money = useMoney();
  const unpriced = row.unpricedCalls > 0;
  return (
    <Table.Tr>
      <Table.Td maw={320}>
        <Text size="sm" truncate title={name}>
          {name}
        </Text>
      </Table.Td>
      {figures.map((key) => (
        <Table.Td key={key} ta="right">
          {format.number(row[key])}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {unpriced && row.costNanoUsd === 0 ? (
          <Text component="span" size="sm" c="dimmed">
            {t("unknown")}
          </Text>
        ) : (
          money(row.costNanoUsd) + (unpriced ? t("plus") : "")
        )}
      </Table.Td>
    </Table.Tr>
  );
}
