"use client";

import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

/** The designer to come: while its script is read, and while the work that was left unpublished is. */
export function DesignerSkeleton() {
  const t = useTranslations("design.draft");
  return (
    <Stack gap={12} aria-busy="true">
      <VisuallyHidden component="h1">{t("loading")}</VisuallyHidden>
      <Skeleton height={52} radius={8} />
      <Skeleton height={320} radius={8} />
    </Stack>
  );
}
