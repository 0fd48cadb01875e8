"use client";

import { Drawer, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/sources/measures/form/filter-form";
import { HierarchyForm } from "@/components/sources/measures/form/hierarchy-form";
import { MeasureForm } from "@/components/sources/measures/form/measure-form";
import { ThingFacts } from "@/components/sources/measures/form/thing-facts";
import type { Thing, ThingKind } from "@/components/sources/measures/thing";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The thing that is looked at or worked on; null is a new one of its kind. */
export type ThingAtWork = { readonly kind: ThingKind; readonly thing: Thing | null };

type ThingDrawerProps = {
  model: SemanticModel;
  /** Null keeps the drawer closed. */
  work: ThingAtWork | null;
  canEdit: boolean;
  onClose: () => void;
};

/** Where one measure, filter or hierarchy is written, or read by those who may not write, with what it comes to beside it. */
export function ThingDrawer({ model, work, canEdit, onClose }: ThingDrawerProps) {
  const t = useTranslations("measures");
  const title = work === null ? "" : (work.thing?.value.label ?? t(`add.${work.kind}`));
  return (
    <Drawer
      opened={work !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text component="span" fw={600}>
          {title}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {work === null ? null : <Content {...{ model, work, canEdit, onClose }} />}
    </Drawer>
  );
}

function Content({ model, work: { kind, thing }, canEdit, onClose }: ThingDrawerProps & { work: ThingAtWork }) {
  if (!canEdit) return thing === null ? null : <ThingFacts model={model} thing={thing} />;
  const form = { model, onClose };
  switch (kind) {
    case "measure":
      return <MeasureForm {...form} measure={thing?.kind === "measure" ? thing.value : null} />;
    case "filter":
      return <FilterForm {...form} filter={thing?.kind === "filter" ? thing.value : null} />;
    case "hierarchy":
      return <HierarchyForm {...form} hierarchy={thing?.kind === "hierarchy" ? thing.value : null} />;
  }
}
