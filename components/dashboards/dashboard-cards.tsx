"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFolderPlus, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { FolderContents } from "@/components/dashboards/list/folder-contents";
import { FolderDialog } from "@/components/dashboards/list/folder-dialog";
import { FolderMenu } from "@/components/dashboards/list/folder-menu";
import { FolderPath } from "@/components/dashboards/list/folder-path";
import { ImportDashboard } from "@/components/dashboards/list/import-dashboard";
import { listHref, readListAddress } from "@/components/dashboards/list/list-address";
import { NewDashboard } from "@/components/dashboards/list/new-dashboard";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { foldersQuery } from "@/lib/client/dashboard-sharing";
import { dashboardsQuery } from "@/lib/client/dashboards";
import type { Folder } from "@/lib/dashboard/share/schema";

/** The list of dashboards: at the top what one comes back for, then folders and cards, with the folder in the address. */
export function DashboardCards({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("dashboards");
  const address = readListAddress(useSearchParams());
  const dashboards = useQuery(dashboardsQuery());
  const folders = useQuery(foldersQuery());
  const folder = folders.data?.find(({ id }) => id === address.folderId) ?? null;
  const error = dashboards.error ?? folders.error;
  const readAgain = () => Promise.all([dashboards.refetch(), folders.refetch()]);
  return (
    <>
      <PageHeader
        title={folder?.name ?? t("title")}
        description={folder === null ? t("description") : undefined}
        above={folder === null ? undefined : <FolderPath folderId={folder.parentId} />}
        actions={mayEdit ? <ListActions folder={folder} /> : undefined}
      />
      {dashboards.data && folders.data ? (
        <FolderContents
          key={address.folderId}
          dashboards={dashboards.data}
          folders={folders.data}
          address={address}
          mayEdit={mayEdit}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={readAgain} retrying={dashboards.isFetching || folders.isFetching} />
      ) : (
        <CardsSkeleton height={232} />
      )}
    </>
  );
}

/** What designers do here; what they make stands in the folder that they look at. */
function ListActions({ folder }: { folder: Folder | null }) {
  const t = useTranslations("dashboards");
  const [creating, create] = useDisclosure(false);
  const [adding, add] = useDisclosure(false);
  const folderId = folder?.id ?? null;
  const leave = ({ parentId }: Folder) =>
    window.history.replaceState(null, "", listHref({ folderId: parentId, search: "", order: "saved" }));
  const isDeep = folder !== null && folder.parentId !== null;
  return (
    <>
      <ImportDashboard folderId={folderId} />
      {isDeep ? null : (
        <Button variant="default" leftSection={<IconFolderPlus size={16} />} onClick={add.open}>
          {t("folders.new")}
        </Button>
      )}
      <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
        {t("new")}
      </Button>
      {folder === null ? null : <FolderMenu folder={folder} onDeleted={leave} />}
      <FolderDialog folder={null} parentId={folderId} opened={adding} onClose={add.close} />
      <NewDashboard folderId={folderId} opened={creating} onClose={create.close} />
    </>
  );
}
