"use client";

import { ActionIcon, Badge, Tooltip, UnstyledButton } from "@mantine/core";
import { IconCheck, IconTrash } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/sources/measures/list/thing-list.module.css";
import { useThingDetail } from "@/components/sources/measures/list/use-thing-detail";
import { isSuggestedThing, type Thing } from "@/components/sources/measures/thing";
import { ThingOrigin } from "@/components/sources/measures/thing-origin";
import { useThingActs } from "@/components/sources/measures/use-thing-acts";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

type ThingRowProps = { model: SemanticModel; thing: Thing; canEdit: boolean; onOpen: (thing: Thing) => void };

/** One measure, filter or hierarchy: its name, what it is made of, where it comes from. */
export function ThingRow({ model, thing, canEdit, onOpen }: ThingRowProps) {
  const t = useTranslations("measures");
  const locale = useLocale();
  const acts = useThingActs(model);
  const detail = useThingDetail(model)(thing);
  const label = thing.kind === "hierarchy" ? thing.value.label : labelIn(thing.value, locale);
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.name} onClick={() => onOpen(thing)}>
        {label}
      </UnstyledButton>
      <span className={classes.detail} title={detail}>
        {detail}
      </span>
      <span>
        {thing.kind === "measure" && thing.value.unit ? (
          <Badge variant="default" radius="sm" tt="none" fw={500} mr={6}>
            {thing.value.unit}
          </Badge>
        ) : null}
        <ThingOrigin thing={thing} />
      </span>
      {canEdit ? (
        <span className={classes.actions}>
          {isSuggestedThing(thing) ? (
            <Tooltip label={t("accept")}>
              <ActionIcon aria-label={t("acceptOf", { name: label })} onClick={() => acts.accept([thing])}>
                <IconCheck size={16} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Tooltip label={t("remove")}>
            <ActionIcon aria-label={t("removeOf", { name: label })} onClick={() => acts.remove(thing)}>
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </span>
      ) : null}
    </li>
  );
}
