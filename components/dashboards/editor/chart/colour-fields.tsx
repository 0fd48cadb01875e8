"use client";

import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { ColourSelect } from "@/components/dashboards/editor/chart/colour-select";
import classes from "@/components/dashboards/editor/panel.module.css";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

const shownMax = 24;

/** The names that colours stand for: series where there are any, else what is shown side by side. */
function namesOf(spec: ChartSpec, result: ResultSet | undefined): string[] {
  const at = result?.columns.findIndex(({ name }) => name === (spec.series ?? spec.x)) ?? -1;
  if (!result || at < 0) return [];
  const names = result.rows.map((row) => row[at] ?? null).filter((cell) => cell !== null);
  return [...new Set(names.map(String))].slice(0, shownMax);
}

/** A colour of its own for a single name: "cancelled" is red on every chart. */
export function ColourFields({ spec, result, setOptions }: ChartEditing) {
  const t = useTranslations("editor.colours");
  const colours = spec.options?.colours ?? {};
  const names = [...new Set([...Object.keys(colours), ...namesOf(spec, result)])];
  if (names.length === 0) return <p className={classes.note}>{t("none")}</p>;
  return (
    <div className={classes.part}>
      {names.map((name) => (
        <ColourSelect
          key={name}
          label={name}
          value={colours[name] ?? null}
          onChange={(colour) => {
            const { [name]: _, ...others } = colours;
            setOptions({ colours: colour === null ? others : { ...others, [name]: colour } });
          }}
          clearable
        />
      ))}
    </div>
  );
}
