"use client";

import { MultiSelect, SegmentedControl, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChartEditing } from "@/components/dashboards/editor/chart/chart-editing";
import { columnPlaces } from "@/components/dashboards/editor/chart/column-places";
import classes from "@/components/dashboards/editor/panel.module.css";

/** Which column stands where. */
export function ColumnFields(editing: ChartEditing) {
  const t = useTranslations("editor.chart");
  const { spec, result, setSpec } = editing;
  if (!result) return <p className={classes.note}>{t("readingColumns")}</p>;
  const data = result.columns.map(({ name, label }) => ({ value: name, label }));
  const { x } = columnPlaces[spec.type];
  return (
    <div className={classes.part}>
      {x ? (
        <Select
          size="xs"
          label={t(`places.${x}`)}
          data={data}
          value={spec.x}
          onChange={(name) => setSpec({ ...spec, x: name })}
          clearable={x === "trend"}
          allowDeselect={false}
        />
      ) : null}
      <FigureChoice {...editing} data={data} />
      <OtherColumns {...editing} data={data} />
      <Direction spec={spec} setSpec={setSpec} />
    </div>
  );
}

type Columns = ChartEditing & { data: { value: string; label: string }[] };

function FigureChoice({ spec, setSpec, data }: Columns) {
  const t = useTranslations("editor.chart");
  switch (columnPlaces[spec.type].y) {
    case "none":
      return null;
    case "one":
      return (
        <Select
          size="xs"
          label={t("places.figure")}
          data={data}
          value={spec.y[0] ?? null}
          onChange={(y) => y !== null && setSpec({ ...spec, y: [y] })}
          allowDeselect={false}
        />
      );
    case "many":
      return (
        <MultiSelect
          size="xs"
          label={t("places.figures")}
          data={data}
          value={spec.y}
          onChange={(y) => setSpec({ ...spec, y })}
        />
      );
  }
}

/** What splits the figures, what gives a size, and the levels from the outermost to the innermost. */
function OtherColumns({ spec, setSpec, setOptions, data }: Columns) {
  const t = useTranslations("editor.chart");
  const { series, size, levels, y } = columnPlaces[spec.type];
  // One figure is split; several are series of their own.
  const split = (name: string | null) =>
    setSpec({ ...spec, series: name, ...(name !== null && y === "many" && { y: spec.y.slice(0, 1) }) });
  return (
    <>
      {series ? (
        <Select
          size="xs"
          label={t(`places.${series}`)}
          placeholder={t("none")}
          data={data.filter(({ value }) => value !== spec.x && !spec.y.includes(value))}
          value={spec.series}
          onChange={split}
          clearable
        />
      ) : null}
      {size ? (
        <Select
          size="xs"
          label={t("places.size")}
          data={data}
          value={spec.options?.size ?? null}
          onChange={(name) => setOptions({ size: name ?? undefined })}
          clearable
        />
      ) : null}
      {levels ? (
        <MultiSelect
          size="xs"
          label={t("places.levels")}
          data={data}
          value={spec.options?.levels ?? []}
          maxValues={6}
          onChange={(names) => setOptions({ levels: names.length === 0 ? undefined : names })}
        />
      ) : null}
    </>
  );
}

/** Bars stand or lie; several of them stand beside or on each other. */
function Direction({ spec, setSpec }: Pick<ChartEditing, "spec" | "setSpec">) {
  const t = useTranslations("editor.chart");
  const isMany = spec.series !== null || spec.y.length > 1;
  if (spec.type !== "bar" && spec.type !== "area") return null;
  return (
    <>
      {spec.type === "bar" ? (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("direction")}
          data={[
            { value: "up", label: t("columns") },
            { value: "right", label: t("bars") },
          ]}
          value={spec.horizontal ? "right" : "up"}
          onChange={(value) => setSpec({ ...spec, horizontal: value === "right" })}
        />
      ) : null}
      {isMany ? (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("together")}
          data={[
            { value: "beside", label: t("beside") },
            { value: "stacked", label: t("stacked") },
          ]}
          value={spec.stacked ? "stacked" : "beside"}
          onChange={(value) => setSpec({ ...spec, stacked: value === "stacked" })}
        />
      ) : null}
    </>
  );
}
