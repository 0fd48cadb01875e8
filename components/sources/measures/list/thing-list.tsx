"use client";

import { Button, Text } from "@mantine/core";
import { IconChecks, IconFilter, IconHierarchy, IconRulerMeasure } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/measures/list/thing-list.module.css";
import { ThingRow } from "@/components/sources/measures/list/thing-row";
import { isSuggestedThing, type Thing, type ThingKind, thingsOf } from "@/components/sources/measures/thing";
import { useThingActs } from "@/components/sources/measures/use-thing-acts";
import { EmptyState } from "@/components/ui/empty-state";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Suggestions as sure as this are offered to be accepted together. */
const sureFrom = 0.9;
const pageSize = 100;
const icons = { measure: IconRulerMeasure, filter: IconFilter, hierarchy: IconHierarchy } as const;

type ThingListProps = {
  model: SemanticModel;
  kind: ThingKind;
  search: string;
  /** The table whose things come before the others: the one that somebody comes from. */
  first: string | null;
  canEdit: boolean;
  onOpen: (thing: Thing) => void;
};

/** The measures, filters or hierarchies of a source by the table that they belong to. */
export function ThingList({ model, kind, search, first, canEdit, onOpen }: ThingListProps) {
  const t = useTranslations("measures");
  const format = useFormatter();
  const locale = useLocale();
  const [rowCount, setRowCount] = useState(pageSize);
  const acts = useThingActs(model);
  const labels = new Map(model.entities.map((entity) => [entity.id, labelIn(entity, locale)]));
  const things = thingsOf(model, kind, first);
  const found = things.filter((thing) => textOf(thing, labels).includes(search.trim().toLowerCase()));
  const sure = things.filter((thing) => isSuggestedThing(thing) && (thing.value.inferred?.confidence ?? 0) >= sureFrom);
  const Icon = icons[kind];
  if (things.length === 0)
    return <EmptyState icon={<Icon size={24} />} title={t(`empty.${kind}.title`)} body={t(`empty.${kind}.body`)} />;
  if (found.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("nothingFound", { search })}
      </Text>
    );
  return (
    <>
      {canEdit && sure.length > 0 ? (
        <div className={classes.sure}>
          <Text size="sm" c="dimmed">
            {t("toCheck", { count: things.filter(isSuggestedThing).length })}
          </Text>
          <Button size="xs" variant="default" leftSection={<IconChecks size={14} />} onClick={() => acts.accept(sure)}>
            {t("acceptSure", { count: sure.length, share: format.number(sureFrom, { style: "percent" }) })}
          </Button>
        </div>
      ) : null}
      {[...Map.groupBy(found.slice(0, rowCount), ({ value }) => value.entity)].map(([entity, own]) => (
        <section key={entity} className={classes.group} aria-label={labels.get(entity) ?? entity}>
          <h2 className={classes.table}>{labels.get(entity) ?? entity}</h2>
          <ul className={classes.list}>
            {own.map((thing) => (
              <ThingRow key={thing.value.id} {...{ model, thing, canEdit, onOpen }} />
            ))}
          </ul>
        </section>
      ))}
      {found.length > rowCount ? (
        <Button variant="subtle" mt="sm" onClick={() => setRowCount((before) => before + pageSize)}>
          {t("more", { shown: rowCount, count: found.length })}
        </Button>
      ) : null}
    </>
  );
}

function textOf({ kind, value }: Thing, labels: ReadonlyMap<string, string>): string {
  const synonyms = kind === "hierarchy" ? [] : value.synonyms;
  const zh = kind === "hierarchy" ? undefined : value.translations?.zh?.label;
  return [value.label, zh ?? "", labels.get(value.entity) ?? "", value.entity, ...synonyms].join(" ").toLowerCase();
}
