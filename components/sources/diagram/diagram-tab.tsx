"use client";

import { SegmentedControl } from "@mantine/core";
import { IconSitemap } from "@tabler/icons-react";
import { ReactFlowProvider } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/diagram/diagram-tab.module.css";
import { DiagramView } from "@/components/sources/diagram/diagram-view";
import type { JoinAtWork } from "@/components/sources/diagram/join/join-at-work";
import { JoinDialog } from "@/components/sources/diagram/join/join-dialog";
import { JoinList } from "@/components/sources/diagram/list/join-list";
import { usePlaceParam } from "@/components/sources/use-place-param";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";

/** How tables belong together: as a drawing, and as a list that holds the same. */
export function DiagramTab({ model, canEdit }: SourceTabProps) {
  const t = useTranslations("diagram");
  const [shape, setShape] = usePlaceParam("as");
  const [work, setWork] = useState<JoinAtWork | null>(null);
  if (model.entities.length === 0)
    return <EmptyState icon={<IconSitemap size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  const shapes = (
    <SegmentedControl
      size="xs"
      aria-label={t("shape")}
      className={classes.shapes}
      value={shape === "list" ? "list" : "diagram"}
      onChange={(value) => setShape(value === "list" ? value : null)}
      data={[
        { value: "diagram", label: t("shapes.diagram") },
        { value: "list", label: t("shapes.list") },
      ]}
    />
  );
  const parts = { model, canEdit, shapes, onWork: setWork };
  return (
    <>
      {shape === "list" ? (
        <JoinList {...parts} />
      ) : (
        <ReactFlowProvider>
          <DiagramView {...parts} />
        </ReactFlowProvider>
      )}
      {work === null ? null : <JoinDialog model={model} work={work} onClose={() => setWork(null)} />}
    </>
  );
}
