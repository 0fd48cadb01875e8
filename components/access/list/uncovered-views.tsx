"use client";

import { Button, Text } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/access/list/uncovered-views.module.css";
import type { AccessOverview } from "@/lib/access/schema";

const shownMax = 8;

type UncoveredViewsProps = { views: AccessOverview["uncoveredViews"]; onCover: (entity: string) => void };

/** The views that people whom rules concern do not see, why, and the way to show them all the same. */
export function UncoveredViews({ views, onCover }: UncoveredViewsProps) {
  const t = useTranslations("access.views");
  const [all, setAll] = useState(false);
  if (views.length === 0) return null;
  const shown = all ? views : views.slice(0, shownMax);
  return (
    <section className={classes.note} aria-label={t("label")}>
      <IconEyeOff size={16} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <Text size="sm" fw={500}>
          {t("title", { count: views.length })}
        </Text>
        <Text size="sm" c="dimmed">
          {t("body")}
        </Text>
        <ul className={classes.list}>
          {shown.map(({ id, label }) => (
            <li key={id}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("cover", { view: label })}
                onClick={() => onCover(id)}
              >
                {label}
              </Button>
            </li>
          ))}
          {shown.length < views.length ? (
            <li>
              <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
                {t("all", { count: views.length })}
              </Button>
            </li>
          ) : null}
        </ul>
      </div>
    </section>
  );
}
