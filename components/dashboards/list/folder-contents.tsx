"use client";

import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { DashboardCard } from "@/components/dashboards/list/dashboard-card";
import classes from "@/components/dashboards/list/folder-contents.module.css";
import { FolderTile } from "@/components/dashboards/list/folder-tile";
import { HomeSection } from "@/components/dashboards/list/home-section";
import { type ListAddress, listHref } from "@/components/dashboards/list/list-address";
import { countIn, folderLabel, folderPath, listed } from "@/components/dashboards/list/list-rules";
import { ListTools } from "@/components/dashboards/list/list-tools";
import { NothingListed } from "@/components/dashboards/list/nothing-listed";
import type { DashboardSummary } from "@/lib/dashboard/schema";
import type { Folder } from "@/lib/dashboard/share/schema";

type FolderContentsProps = {
  dashboards: readonly DashboardSummary[];
  folders: readonly Folder[];
  address: ListAddress;
  mayEdit: boolean;
};

/** What stands in the folder of the address, or at the top; what is searched stands in any. */
export function FolderContents({ dashboards, folders, address, mayEdit }: FolderContentsProps) {
  const t = useTranslations("dashboards");
  const locale = useLocale();
  const { folderId, order } = address;
  const [search, setSearch] = useState(address.search);
  const wanted = useDeferredValue(search);
  const isSearching = wanted.trim() !== "";
  // Whoever makes no folders sees those in which there is something to see.
  const all = { dashboards, folders: folders.filter(({ id }) => mayEdit || countIn({ dashboards, folders }, id) > 0) };
  const isGone = folderId !== null && folderPath(folders, folderId).length === 0;
  const shown = listed(all, { folderId, search: wanted, order, locale });
  const change = (next: Partial<ListAddress>) =>
    window.history.replaceState(null, "", listHref({ ...address, search, ...next }));
  const find = (text: string) => {
    setSearch(text);
    change({ search: text });
  };
  const within = (id: string | null) => (isSearching && id !== null ? folderLabel(folders, id) || null : null);
  const isEmpty = shown.dashboards.length + shown.folders.length === 0;
  return (
    <>
      {folderId === null && !isSearching ? <HomeSection {...all} /> : null}
      {dashboards.length + all.folders.length > 1 ? (
        <ListTools
          search={search}
          onSearch={find}
          order={order}
          onOrder={(next) => change({ order: next })}
          folderCount={shown.folders.length}
          dashboardCount={shown.dashboards.length}
        />
      ) : null}
      {shown.folders.length > 0 ? (
        <ul className={classes.folders} aria-label={t("folders.list")}>
          {shown.folders.map((folder) => (
            <FolderTile
              key={folder.id}
              folder={folder}
              count={countIn(all, folder.id)}
              within={within(folder.parentId)}
              mayEdit={mayEdit}
              onOpen={() => setSearch("")}
            />
          ))}
        </ul>
      ) : null}
      {shown.dashboards.length > 0 ? (
        <ul className={classes.cards} aria-label={t("title")}>
          {shown.dashboards.map((dashboard) => (
            <DashboardCard key={dashboard.id} dashboard={dashboard} within={within(dashboard.folderId)} />
          ))}
        </ul>
      ) : null}
      {isEmpty ? (
        <NothingListed
          search={isSearching ? wanted : null}
          isGone={isGone}
          isTop={folderId === null}
          mayEdit={mayEdit}
        />
      ) : null}
    </>
  );
}
