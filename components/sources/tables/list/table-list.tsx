"use client";

import { ActionIcon, Menu, Text, TextInput } from "@mantine/core";
import { IconFilter, IconFilterFilled, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { suggestionsOfEntity } from "@/components/sources/suggestions";
import { TableItems } from "@/components/sources/tables/list/table-items";
import classes from "@/components/sources/tables/list/table-list.module.css";
import { wordsMatch } from "@/components/sources/tables/words-match";
import { MenuChoice } from "@/components/ui/menu-choice";
import type { Entity } from "@/lib/semantic/schema";

type TableListProps = {
  entities: readonly Entity[];
  selectedId: string;
  canEdit: boolean;
  onSelect: (entityId: string) => void;
};

/** What the list can be narrowed down to. */
const narrowings = {
  all: () => true,
  suggested: (entity: Entity) => suggestionsOfEntity(entity).length > 0,
  undescribed: ({ description }: Entity) => description === null,
  hidden: ({ hidden }: Entity) => hidden,
} as const satisfies Record<string, (entity: Entity) => boolean>;
type Narrowing = keyof typeof narrowings;
const names = ["all", "suggested", "undescribed", "hidden"] as const;

/** The tables of a source by the name people know them by, with search by any of their names. */
export function TableList({ entities, selectedId, canEdit, onSelect }: TableListProps) {
  const t = useTranslations("data");
  const words = useTranslations("meaning.list");
  const [search, setSearch] = useState("");
  const [narrowing, setNarrowing] = useState<Narrowing>("all");
  const shown = entities.filter((entity) => wordsMatch(search, entity) && narrowings[narrowing](entity));
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = shown[shown.findIndex(({ id }) => id === selectedId) + by] ?? shown[0];
    if (next) onSelect(next.id);
  };
  return (
    <nav className={classes.list} aria-label={t("tables")}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          flex={1}
          aria-label={t("searchTables")}
          placeholder={t("searchTables")}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={step}
        />
        {canEdit ? <NarrowingMenu narrowing={narrowing} onChoose={setNarrowing} /> : null}
      </div>
      {shown.length < entities.length ? (
        <Text size="xs" c="dimmed" role="status" px={10}>
          {words("found", { count: shown.length, total: entities.length })}
        </Text>
      ) : null}
      {shown.length > 0 ? (
        <TableItems entities={shown} selectedId={selectedId} onSelect={onSelect} />
      ) : (
        <Text size="sm" c="dimmed" p="xs">
          {search.trim() === "" ? words(`none.${narrowing}`) : t("noTableFound", { search: search.trim() })}
        </Text>
      )}
    </nav>
  );
}

function NarrowingMenu({ narrowing, onChoose }: { narrowing: Narrowing; onChoose: (narrowing: Narrowing) => void }) {
  const t = useTranslations("meaning.list");
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size={28} aria-label={t("narrow", { what: t(`narrowings.${narrowing}`) })}>
          {narrowing === "all" ? <IconFilter size={16} /> : <IconFilterFilled size={16} color="var(--q-accent)" />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {names.map((name) => (
          <MenuChoice
            key={name}
            value={name}
            checked={name === narrowing}
            onChoose={onChoose}
            label={t(`narrowings.${name}`)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
