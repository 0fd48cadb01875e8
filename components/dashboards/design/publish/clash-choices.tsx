"use client";

import { SegmentedControl, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { usePartName } from "@/components/dashboards/design/difference/use-part-name";
import classes from "@/components/dashboards/design/publish/conflict-dialog.module.css";
import type { Choice, Clash } from "@/lib/dashboard/config/merge-configs";

type ClashChoicesProps = {
  clashes: readonly Clash[];
  choices: Readonly<Record<string, Choice>>;
  onChoose: (choices: Readonly<Record<string, Choice>>) => void;
};

/** What both have changed, one by one: whose version stays. */
export function ClashChoices({ clashes, choices, onChoose }: ClashChoicesProps) {
  const t = useTranslations("design.conflict");
  const partName = usePartName();
  const nameOf = (clash: Clash) =>
    clash.kind === "part" ? partName(clash.id) : ((clash.mine ?? clash.theirs)?.title ?? clash.id);
  const removedBy = (clash: Clash) =>
    clash.kind === "widget" && clash.mine === null
      ? t("removedByMe")
      : clash.kind === "widget" && clash.theirs === null
        ? t("removedByThem")
        : t("changedByBoth");
  return (
    <section aria-label={t("clashes")}>
      <Text size="sm" fw={600} mb={6}>
        {t("clashes")}
      </Text>
      <ul className={classes.clashes}>
        {clashes.map((clash) => (
          <li key={clash.id} className={classes.clash}>
            <div className={classes.words}>
              <Text size="sm">{nameOf(clash)}</Text>
              <Text size="xs" c="dimmed">
                {removedBy(clash)}
              </Text>
            </div>
            <SegmentedControl
              size="xs"
              aria-label={t("whose", { name: nameOf(clash) })}
              value={choices[clash.id] ?? "mine"}
              onChange={(side) => onChoose({ ...choices, [clash.id]: side === "theirs" ? "theirs" : "mine" })}
              data={[
                { value: "mine", label: t("takeMine") },
                { value: "theirs", label: t("takeOther") },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
