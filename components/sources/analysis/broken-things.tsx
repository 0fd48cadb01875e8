"use client";

import { Anchor, Text } from "@mantine/core";
import {
  IconArrowsJoin,
  IconFilter,
  IconLayoutDashboard,
  IconRosetteDiscountCheck,
  IconRulerMeasure,
  IconShieldLock,
  IconStack2,
  type TablerIcon,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/sources/analysis/review.module.css";
import type { BrokenThing } from "@/lib/semantic/analysis/schema";

const iconOf: Record<BrokenThing["kind"], TablerIcon> = {
  measure: IconRulerMeasure,
  filter: IconFilter,
  hierarchy: IconStack2,
  join: IconArrowsJoin,
  "verified-question": IconRosetteDiscountCheck,
  widget: IconLayoutDashboard,
  "access-rule": IconShieldLock,
};

/** What people made that stops working, each with what it used and the way there. */
export function BrokenThings({ broken }: { broken: readonly BrokenThing[] }) {
  const t = useTranslations("meaning.review");
  if (broken.length === 0) {
    return (
      <Text size="sm" mb="md" className={classes.safe}>
        {t("breaksNothing")}
      </Text>
    );
  }
  return (
    <section className={classes.broken} aria-labelledby="broken-title">
      <h3 id="broken-title" className={classes.title}>
        {t("breaks", { count: broken.length })}
      </h3>
      <ul className={classes.list}>
        {broken.map((thing) => (
          <Broken key={`${thing.kind} ${thing.id}`} thing={thing} />
        ))}
      </ul>
    </section>
  );
}

function Broken({ thing: { kind, label, within, href, places } }: { thing: BrokenThing }) {
  const t = useTranslations("meaning.review");
  const Icon = iconOf[kind];
  const used = places.map(({ entity, column }) => (column === null ? entity : `${entity}.${column}`)).join(", ");
  return (
    <li className={classes.item}>
      <Icon size={16} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <div>
          {href === null ? (
            <strong>{label}</strong>
          ) : (
            <Anchor component={Link} href={href} size="sm" fw={500}>
              {label}
            </Anchor>
          )}
          <span className={classes.kind}>
            {within === null ? t(`kinds.${kind}`) : t("within", { kind: t(`kinds.${kind}`), within })}
          </span>
        </div>
        <div className={classes.used}>{t("uses", { places: used })}</div>
      </div>
    </li>
  );
}
