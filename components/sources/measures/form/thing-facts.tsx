"use client";

import { Code, Stack, Text } from "@mantine/core";
import { useThingDetail } from "@/components/sources/measures/list/use-thing-detail";
import { PartPreview } from "@/components/sources/measures/preview/part-preview";
import { previewRequestOf, type Thing } from "@/components/sources/measures/thing";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A measure, filter or hierarchy for those who only read: what it means, how it is made, and what it comes to. */
export function ThingFacts({ model, thing }: { model: SemanticModel; thing: Thing }) {
  const detail = useThingDetail(model)(thing);
  const description = thing.kind === "hierarchy" ? null : thing.value.description;
  const unit = thing.kind === "measure" ? thing.value.unit : null;
  return (
    <Stack gap="md">
      {description ? <Text size="sm">{description}</Text> : null}
      <Code block>{detail}</Code>
      <PartPreview sourceId={model.sourceId} part={previewRequestOf(thing)} unit={unit} />
    </Stack>
  );
}
