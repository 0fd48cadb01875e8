"use client";

import { Button } from "@mantine/core";
import { IconLayoutGridAdd, IconPencil } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands where there is no widget yet, with the ways to the first. */
export function EmptyDashboard({ canEdit, onEdit }: { canEdit: boolean; onEdit: () => void }) {
  const t = useTranslations("dashboards");
  const actions = (
    <>
      <Button component={Link} href="/ask">
        {t("empty.ask")}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
        {t("empty.design")}
      </Button>
    </>
  );
  return (
    <EmptyState
      icon={<IconLayoutGridAdd size={24} />}
      title={t("empty.title")}
      body={canEdit ? t("empty.body") : t("empty.bodyViewer")}
      action={canEdit ? actions : undefined}
    />
  );
}
