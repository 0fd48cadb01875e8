"use client";

import { Text, UnstyledButton } from "@mantine/core";
import { IconEyeOff, IconTable, IconTableAlias, IconTableShortcut } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
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
  const scroll = useRef<HTMLDivElement>(null);
  const isVirtual = entities.length > plainCountMax;
  const virtualizer = useVirtualizer({
    count: entities.length,
    enabled: isVirtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => (window.matchMedia("(max-width: 48em)").matches ? touchItemHeightPx : itemHeightPx),
    overscan: 10,
    initialOffset: () => itemHeightPx * Math.max(0, entities.findIndex(({ id }) => id === selectedId) - 4),
  });
  const itemOf = (entity: Entity) => (
    <TableItem key={entity.id} entity={entity} isSelected={entity.id === selectedId} onSelect={onSelect} />
  );
  if (!isVirtual) {
    return (
      <div className={classes.items} ref={scroll}>
        {entities.map(itemOf)}
      </div>
    );
  }
  const items = virtualizer.getVirtualItems();
  return (
    <div className={classes.items} ref={scroll}>
      <div style={{ flex: "none", height: items[0]?.start ?? 0 }} />
      {items.map(({ index }) => {
        const entity = entities[index];
        return entity ? itemOf(entity) : null;
      })}
      <div style={{ flex: "none", height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
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
