"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FolderLink } from "@/components/dashboards/list/folder-link";
import classes from "@/components/dashboards/list/folder-path.module.css";
import { folderPath } from "@/components/dashboards/list/list-rules";
import { useDashboardDrop } from "@/components/dashboards/list/use-dashboard-drop";
import { foldersQuery } from "@/lib/client/dashboard-sharing";

type FolderPathProps = {
  /** The folder that what is shown stands in; null: at the top. */
  folderId: string | null;
};

/** The way back: the list of dashboards and the folders down to here, each a place that a dashboard can be dropped on. */
export function FolderPath({ folderId }: FolderPathProps) {
  const t = useTranslations("dashboards");
  const { data = [] } = useQuery({ ...foldersQuery(), enabled: folderId !== null });
  return (
    <nav aria-label={t("folders.path")}>
      <ol className={classes.path}>
        <Step folderId={null} name={t("title")} />
        {folderPath(data, folderId).map(({ id, name }) => (
          <Step key={id} folderId={id} name={name} />
        ))}
      </ol>
    </nav>
  );
}

function Step({ folderId, name }: { folderId: string | null; name: string }) {
  const drop = useDashboardDrop(folderId);
  return (
    <li className={classes.step} data-over={drop.isOver || undefined} {...drop.target}>
      <FolderLink folderId={folderId} className={classes.link}>
        {name}
      </FolderLink>
    </li>
  );
}
