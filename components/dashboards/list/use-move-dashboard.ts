import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { folderLabel } from "@/components/dashboards/list/list-rules";
import { notifyFailure } from "@/components/ui/notify-failure";
import { foldersQuery } from "@/lib/client/dashboard-sharing";
import { useFileDashboard } from "@/lib/client/dashboards";

/** Files a dashboard in a folder, or in none, and says so: it leaves the list that one looks at. */
export function useMoveDashboard() {
  const t = useTranslations("dashboards.folders");
  const client = useQueryClient();
  const filing = useFileDashboard();
  const move = (dashboardId: string, folderId: string | null, onDone?: () => void) =>
    filing.mutate(
      { dashboardId, folderId },
      {
        onError: (error) => notifyFailure(error, t("failed")),
        onSuccess: ({ title }) => {
          const folders = client.getQueryData(foldersQuery().queryKey) ?? [];
          const message =
            folderId === null
              ? t("movedTop", { title })
              : t("moved", { title, folder: folderLabel(folders, folderId) });
          notifications.show({ message });
          onDone?.();
        },
      },
    );
  return { move, isPending: filing.isPending };
}
