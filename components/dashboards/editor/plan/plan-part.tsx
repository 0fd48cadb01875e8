import { Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { Offered } from "@/components/dashboards/editor/plan/offered-columns";
import classes from "@/components/dashboards/editor/plan/plan.module.css";

type PlanPartProps = {
  title: string;
  hint?: string;
  /** The chips. */
  children: ReactNode;
  /** What can be added; none: nothing. */
  add?: { label: string; offered: readonly Offered[]; onAdd: (value: string) => void };
};

/** A part of a plan: its chips, and a list that adds one. */
export function PlanPart({ title, hint, children, add }: PlanPartProps) {
  const t = useTranslations("editor.plan");
  const titleId = useId();
  const [search, setSearch] = useState("");
  return (
    <section className={classes.part} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.partTitle}>
        {title}
        {hint ? <span className={classes.hint}>{hint}</span> : null}
      </h3>
      <ul className={classes.chips}>
        {children}
        {add ? (
          <li className={classes.add}>
            <Select
              aria-label={add.label}
              placeholder={add.label}
              leftSection={<IconPlus size={14} />}
              data={[...add.offered]}
              value={null}
              searchable
              searchValue={search}
              onSearchChange={setSearch}
              onChange={(value) => {
                if (value === null) return;
                add.onAdd(value);
                // The field is there for the next one.
                setSearch("");
              }}
              selectFirstOptionOnChange
              limit={150}
              maxDropdownHeight={320}
              nothingFoundMessage={t("nothingFound")}
              comboboxProps={{ width: 280, position: "bottom-start" }}
              size="xs"
            />
          </li>
        ) : null}
      </ul>
    </section>
  );
}
