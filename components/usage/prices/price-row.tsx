"use client";

import { ActionIcon, Table, Text } from "@mantine/core";
import { IconEdit } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { perMillion } from "@/components/usage/prices/per-million";
import type { PriceEntry } from "@/lib/llm/usage/schema";

/** What one model costs and who says so. */
export function PriceRow({ entry, onEdit }: { entry: PriceEntry; onEdit: () => void }) {
  const t = useTranslations("usage.prices");
  const format = useFormatter();
  const price = entry.own ?? entry.published;
  const dollars = (nanoUsd: number) =>
    format.number(perMillion(nanoUsd), {
      style: "currency",
      currency: "USD",
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: 3,
    });
  return (
    <Table.Tr>
      <Table.Td>
        {entry.model}
        {entry.calls > 0 ? (
          <Text size="xs" c="dimmed">
            {t("calls", { count: entry.calls })}
          </Text>
        ) : null}
      </Table.Td>
      {price === null ? (
        <Table.Td colSpan={3} ta="right" c="dimmed">
          {t("unknown")}
        </Table.Td>
      ) : (
        <>
          <Table.Td ta="right">{dollars(price.inputNanoUsd)}</Table.Td>
          <Table.Td ta="right">{dollars(price.cachedInputNanoUsd)}</Table.Td>
          <Table.Td ta="right">{dollars(price.outputNanoUsd)}</Table.Td>
        </>
      )}
      <Table.Td>{entry.own ? t("own") : entry.published ? t("published") : t("nobody")}</Table.Td>
      <Table.Td ta="right">
        <ActionIcon size={32} aria-label={t("edit", { model: entry.model })} onClick={onEdit}>
          <IconEdit size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
