"use client";

import { Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/view/table-list.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { Entity } from "@/lib/semantic/schema";

type TableListProps = { entities: readonly Entity[]; selectedId: string; onSelect: (entityId: string) => void };

/** The tables of a source by the name people know them by, with search. */
export function TableList({ entities, selectedId, onSelect }: TableListProps) {
  const t = useTranslations("data");
  const format = useFormatter();
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const shown = entities.filter(
    ({ label, table }) => label.toLowerCase().includes(words) || table.toLowerCase().includes(words),
  );
  return (
    <nav className={classes.list} aria-label={t("tables")}>
      <TextInput
        size="xs"
        aria-label={t("searchTables")}
        placeholder={t("searchTables")}
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.items}>
        {shown.map((entity) => (
          <UnstyledButton
            key={entity.id}
            className={classes.item}
            aria-current={entity.id === selectedId ? "true" : undefined}
            onClick={() => onSelect(entity.id)}
          >
            <span className={classes.name}>
              <TruncatedText text={entity.label} />
            </span>
            <Text component="span" size="xs" c="dimmed" className={classes.count}>
              {entity.rowEstimate === null ? "" : format.number(entity.rowEstimate, { notation: "compact" })}
            </Text>
          </UnstyledButton>
        ))}
        {shown.length === 0 ? (
          <Text size="sm" c="dimmed" p="xs">
            {t("noTableFound", { search })}
          </Text>
        ) : null}
      </div>
    </nav>
  );
}
