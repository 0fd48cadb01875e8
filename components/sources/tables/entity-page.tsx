"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ColumnList } from "@/components/sources/tables/column/column-list";
import type { Editing } from "@/components/sources/tables/editing";
import { EntityHead } from "@/components/sources/tables/entity-head";
import classes from "@/components/sources/tables/entity-page.module.css";
import { SampleRows } from "@/components/sources/tables/sample-rows";
import { useSourcePlace } from "@/components/sources/use-source-place";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type EntityPageProps = { model: SemanticModel; entity: Entity; editing: Editing };

/** One table: what it is, and its columns with their meaning and statistics, or some of its rows. */
export function EntityPage({ model, entity, editing }: EntityPageProps) {
  const t = useTranslations("meaning.view");
  const [place, go] = useSourcePlace();
  const view = place.view === "rows" ? "rows" : "columns";
  return (
    <section className={classes.page} aria-labelledby="entity-title">
      <EntityHead model={model} entity={entity} editing={editing} />
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t("label")}
        value={view}
        onChange={(next) => go({ view: next === "rows" ? "rows" : null }, "instead")}
        data={[
          { value: "columns", label: t("columns") },
          { value: "rows", label: t("rows") },
        ]}
      />
      {view === "rows" ? (
        <SampleRows sourceId={model.sourceId} entity={entity} />
      ) : (
        <ColumnList entity={entity} editing={editing} />
      )}
    </section>
  );
}
