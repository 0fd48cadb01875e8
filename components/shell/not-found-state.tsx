"use client";

import { Button } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** The drawn state of an address that leads nowhere, or to what belongs to somebody else. */
export function NotFoundState() {
  const t = useTranslations("common.notFound");
  return (
    <EmptyState
      asPage
      icon={<IconMapQuestion size={24} />}
      title={t("title")}
      body={t("body")}
      action={
        <Button component={Link} href="/ask">
          {t("action")}
        </Button>
      }
    />
  );
}
