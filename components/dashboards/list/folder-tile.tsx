"use client";

import { IconFolder } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { FolderLink } from "@/components/dashboards/list/folder-link";
import { FolderMenu } from "@/components/dashboards/list/folder-menu";
import classes from "@/components/dashboards/list/folder-tile.module.css";
import { useDashboardDrop } from "@/components/dashboards/list/use-dashboard-drop";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { Folder } from "@/lib/dashboard/share/schema";

type FolderTileProps = {
  folder: Folder;
  /** How many dashboards one finds in it. */
  count: number;
  /** The name of the folder it stands in, where that is not plain. */
  within: string | null;
  mayEdit: boolean;
  onOpen: () => void;
};

/** One folder of the list; dashboards are dropped on it. */
export function FolderTile({ folder, count, within, mayEdit, onOpen }: FolderTileProps) {
  const t = useTranslations("dashboards.folders");
  const drop = useDashboardDrop(folder.id);
  return (
    <li className={classes.tile} data-over={drop.isOver || undefined} {...drop.target}>
      <IconFolder size={20} stroke={1.6} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <FolderLink folderId={folder.id} className={classes.link} onOpen={onOpen}>
          <TruncatedText text={folder.name} />
        </FolderLink>
        <p className={classes.meta}>{within === null ? t("count", { count }) : t("countWithin", { count, within })}</p>
      </div>
      {mayEdit ? (
        <div className={classes.menu}>
          <FolderMenu folder={folder} />
        </div>
      ) : null}
    </li>
  );
}
