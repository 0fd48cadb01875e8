"use client";

import { Button } from "@mantine/core";
import { IconFolderOff, IconFolderOpen, IconLayoutDashboard, IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FolderLink } from "@/components/dashboards/list/folder-link";
import { EmptyState } from "@/components/ui/empty-state";

type NothingListedProps = {
  /** What was searched; null: nothing. */
  search: string | null;
  /** The folder of the address is no longer there. */
  isGone: boolean;
  isTop: boolean;
  mayEdit: boolean;
};

/** Why there is nothing in the list, and what fills it. */
export function NothingListed({ search, isGone, isTop, mayEdit }: NothingListedProps) {
  const t = useTranslations("dashboards");
  if (search !== null) {
    return <EmptyState icon={<IconSearch size={24} />} title={t("noMatch", { search })} compact />;
  }
  if (isGone) {
    return (
      <EmptyState
        icon={<IconFolderOff size={24} />}
        title={t("folders.goneTitle")}
        body={t("folders.goneBody")}
        action={<FolderLink folderId={null}>{t("folders.toTop")}</FolderLink>}
      />
    );
  }
  if (!isTop) {
    return (
      <EmptyState
        icon={<IconFolderOpen size={24} />}
        title={t("folders.emptyTitle")}
        body={mayEdit ? t("folders.emptyBody") : t("folders.emptyBodyViewer")}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconLayoutDashboard size={24} />}
      title={t("none.title")}
      body={mayEdit ? t("none.body") : t("none.bodyViewer")}
      action={
        <Button component={Link} href="/ask">
          {t("empty.ask")}
        </Button>
      }
    />
  );
}
