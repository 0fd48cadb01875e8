"use client";

import { Checkbox } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ByTable, driftGroups, type Renamed } from "@/components/sources/analysis/drift-groups";
import classes from "@/components/sources/analysis/review.module.css";
import { useReason } from "@/components/sources/use-reason";
import type { DriftItem } from "@/lib/semantic/analysis/schema";
import { dataTypes } from "@/lib/source/schema";

type Place = DriftItem["place"];
type DriftListProps = {
  drift: readonly DriftItem[];
  isTaken: (place: Place) => boolean;
  onTake: (place: Place, isTaken: boolean) => void;
};

/** What is renamed, gone, changed and new. A rename is a guess: a person may say that it is none. */
export function DriftList({ drift, isTaken, onTake }: DriftListProps) {
  const t = useTranslations("meaning.review");
  const { renamed, gone, changed, added } = driftGroups(drift);
  return (
    <>
      <Group title={t("renamed", { count: renamed.length })} hint={t("renamedHint")} isEmpty={renamed.length === 0}>
        {renamed.map((item) => (
          <Rename key={nameOf(item.place)} item={item} isTaken={isTaken(item.place)} onTake={onTake} />
        ))}
      </Group>
      <Group title={t("gone", { count: countOf(gone) })} isEmpty={gone.length === 0}>
        {gone.map((table) => (
          <Table key={table.entity} table={table} />
        ))}
      </Group>
      <Group title={t("changed", { count: changed.length })} isEmpty={changed.length === 0}>
        {changed.map((item) => (
          <Change key={`${nameOf(item.place)} ${item.field}`} {...item} />
        ))}
      </Group>
      <Group title={t("added", { count: countOf(added) })} isEmpty={added.length === 0}>
        {added.map((table) => (
          <Table key={table.entity} table={table} />
        ))}
      </Group>
    </>
  );
}

const nameOf = ({ entity, column }: Place) => (column === null ? entity : `${entity}.${column}`);
const countOf = (tables: readonly ByTable[]) =>
  tables.reduce((count, { columns }) => count + Math.max(1, columns.length), 0);

type GroupProps = { title: string; hint?: string; isEmpty: boolean; children: ReactNode };

function Group({ title, hint, isEmpty, children }: GroupProps) {
  if (isEmpty) return null;
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{title}</h3>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}

function Rename({ item, isTaken, onTake }: { item: Renamed; isTaken: boolean; onTake: DriftListProps["onTake"] }) {
  const t = useTranslations("meaning.review");
  const sure = useTranslations("meaning.origin");
  const format = useFormatter();
  const because = useReason()(item.reason);
  const { place, to, confidence } = item;
  const share = format.number(confidence, { style: "percent", maximumFractionDigits: 0 });
  return (
    <li className={classes.rename}>
      <Checkbox
        size="xs"
        checked={isTaken}
        aria-label={t("takeRename", { before: nameOf(place), after: to })}
        onChange={(event) => onTake(place, event.currentTarget.checked)}
      />
      <div className={classes.words}>
        <div className={classes.beforeAfter}>
          <code>{nameOf(place)}</code>
          <IconArrowRight size={14} aria-hidden="true" />
          <code>{to}</code>
        </div>
        <div className={classes.used}>
          {isTaken ? [sure("rules", { share }), because].filter(Boolean).join(" · ") : t("refusedRename")}
        </div>
      </div>
    </li>
  );
}

function Table({ table: { entity, columns } }: { table: ByTable }) {
  const t = useTranslations("meaning.review");
  return (
    <li className={classes.line}>
      <code>{entity}</code>
      <span className={classes.used}>{columns.length === 0 ? t("wholeTable") : columns.join(", ")}</span>
    </li>
  );
}

function Change({ place, field, before, after }: Extract<DriftItem, { kind: "changed" }>) {
  const t = useTranslations("meaning.review");
  const types = useTranslations("data.types");
  const word = (value: string) => {
    if (field === "nullable") return value === "true" ? t("mayBeEmpty") : t("neverEmpty");
    const type = dataTypes.find((each) => each === value);
    return type ? types(type) : value;
  };
  return (
    <li className={classes.line}>
      <code>{nameOf(place)}</code>
      <span className={classes.beforeAfter}>
        {word(before)} <IconArrowRight size={14} aria-hidden="true" /> {word(after)}
      </span>
    </li>
  );
}
