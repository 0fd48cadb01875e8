"use client";

import { Text, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconEyeOff, IconTable, IconTableAlias, IconTableShortcut } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import classes from "@/components/sources/tables/list/table-list.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity } from "@/lib/semantic/schema";

type TableItemsProps = { entities: readonly Entity[]; selectedId: string; onSelect: (entityId: string) => void };

const itemHeightPx = 32;
const touchItemHeightPx = 41;
/** Up to here all items are there, so that find-in-page works. */
const plainCountMax = 100;

/** The tables in sight: of a thousand only those are drawn. */
export function TableItems({ entities, selectedId, onSelect }: TableItemsProps) {
  const isPhone = useMediaQuery("(max-width: 48em)");
  const height = isPhone ? touchItemHeightPx : itemHeightPx;
  const itemOf = (entity: Entity) => (
    <TableItem key={entity.id} entity={entity} isSelected={entity.id === selectedId} onSelect={onSelect} />
  );
  if (entities.length <= plainCountMax) return <div className={classes.items}>{entities.map(itemOf)}</div>;
  return <ItemsInSight key={height} heightPx={height} {...{ entities, selectedId, itemOf }} />;
}

type ItemsInSightProps = {
  entities: readonly Entity[];
  selectedId: string;
  heightPx: number;
  itemOf: (entity: Entity) => ReactNode;
};

function ItemsInSight({ entities, selectedId, heightPx, itemOf }: ItemsInSightProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entities.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => heightPx,
    overscan: 10,
    // The chosen one is in sight at the start, with a few before it.
    initialOffset: () => heightPx * Math.max(0, entities.findIndex(({ id }) => id === selectedId) - 4),
  });
  const items = virtualizer.getVirtualItems();
  return (
    <div className={classes.items} ref={scroll}>
      <div className={classes.space} style={{ height: items[0]?.start ?? 0 }} />
      {items.map(({ index }) => {
        const entity = entities[index];
        return entity ? itemOf(entity) : null;
      })}
      <div className={classes.space} style={{ height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </div>
  );
}

type TableItemProps = { entity: Entity; isSelected: boolean; onSelect: (entityId: string) => void };

const kindIcon = { table: IconTable, view: IconTableAlias, query: IconTableShortcut };

function TableItem({ entity, isSelected, onSelect }: TableItemProps) {
  const t = useTranslations("data");
  const format = useFormatter();
  const Icon = kindIcon[entity.kind];
  return (
    <UnstyledButton
      className={classes.item}
      aria-current={isSelected ? "true" : undefined}
      data-hidden={entity.hidden || undefined}
      onClick={() => onSelect(entity.id)}
    >
      <Icon size={15} stroke={1.6} className={classes.icon} aria-hidden="true" />
      <span className={classes.name}>
        <TruncatedText text={labelIn(entity, useLocale())} />
      </span>
      {entity.hidden ? <IconEyeOff size={14} className={classes.icon} role="img" aria-label={t("hidden")} /> : null}
      <Text component="span" size="xs" c="dimmed" className={classes.count}>
        {entity.rowEstimate === null ? "" : format.number(entity.rowEstimate, { notation: "compact" })}
      </Text>
    </UnstyledButton>
  );
}
