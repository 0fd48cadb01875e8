"use client";

import { Alert, Button, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconInfoCircle, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { EditPrice } from "@/components/usage/prices/edit-price";
import { PriceRow } from "@/components/usage/prices/price-row";
import { pricesQuery } from "@/lib/client/usage";

/** What a million tokens of each model cost, and the way to say otherwise. */
export function PricesPanel() {
  const t = useTranslations("usage.prices");
  const format = useFormatter();
  const prices = useQuery(pricesQuery());
  const [editing, setEditing] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  if (prices.isPending) return <TableSkeleton rows={8} columns={5} />;
  if (prices.isError) return <ErrorState error={prices.error} onRetry={() => prices.refetch()} />;
  const { entries, publishedAsOf } = prices.data;
  const unknown = entries.filter(({ own, published, calls }) => own === null && published === null && calls > 0);
  const words = search.trim().toLowerCase();
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t("description", { day: format.dateTime(new Date(publishedAsOf), { dateStyle: "medium", timeZone: "UTC" }) })}
      </Text>
      {unknown.length > 0 ? (
        <Alert mb="sm" color="yellow" icon={<IconInfoCircle size={18} />} title={t("unknownTitle")}>
          {t("unknownBody", { models: unknown.map(({ model }) => model).join(", ") })}
        </Alert>
      ) : null}
      <TextInput
        maw={360}
        mb="sm"
        label={t("search")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Table.ScrollContainer minWidth={640} mb="md">
        <Table verticalSpacing={6} aria-label={t("label")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("model")}</Table.Th>
              <Table.Th ta="right">{t("input")}</Table.Th>
              <Table.Th ta="right">{t("cached")}</Table.Th>
              <Table.Th ta="right">{t("output")}</Table.Th>
              <Table.Th>{t("from")}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t("actions")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries
              .filter(({ model }) => model.toLowerCase().includes(words))
              .map((entry) => (
                <PriceRow key={entry.model} entry={entry} onEdit={() => setEditing(entry.model)} />
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEditing("")}>
        {t("add")}
      </Button>
      <EditPrice
        model={editing}
        entry={entries.find(({ model }) => model === editing) ?? null}
        onClose={() => setEditing(null)}
      />
    </>
  );
}
