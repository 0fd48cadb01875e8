"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Conflict } from "@/components/dashboards/design/conflict-dialog";
import type { Design } from "@/components/dashboards/design/use-design";
import { notifyFailure } from "@/components/ui/notify-failure";
import { dashboardQuery, useCreateDashboard, useSaveDashboard } from "@/lib/client/dashboards";
import { ApiError } from "@/lib/client/fetch-json";
import type { Dashboard } from "@/lib/dashboard/schema";

function conflictOf(error: unknown): Conflict | null {
  if (!(error instanceof ApiError) || error.code !== "dashboard/conflict") return null;
  const { savedBy, savedAt, revision } = error.params;
  return { savedBy: String(savedBy ?? ""), savedAt: String(savedAt ?? ""), revision: Number(revision) };
}

/** Saving a design, and the three ways out of a conflict. */
export function useSaveDesign(dashboard: Dashboard, design: Design) {
  const t = useTranslations("dashboards.design");
  const client = useQueryClient();
  const router = useRouter();
  const saving = useSaveDashboard(dashboard.id);
  const copying = useCreateDashboard();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isLoading, setLoading] = useState(false);

  function save({ revision = design.revision, onSaved }: { revision?: number; onSaved?: () => void } = {}) {
    saving.mutate(
      { ...design.contents, revision },
      {
        onSuccess: (saved) => {
          setConflict(null);
          design.saved(saved);
          onSaved?.();
        },
        onError: (error) => {
          const found = conflictOf(error);
          if (found) setConflict(found);
          else notifyFailure(error, t("saveFailed"));
        },
      },
    );
  }

  async function loadTheirs() {
    setLoading(true);
    try {
      const theirs = await client.fetchQuery({ ...dashboardQuery(dashboard.id), staleTime: 0 });
      design.reset(theirs);
      setConflict(null);
    } catch (error) {
      notifyFailure(error, t("loadFailed"));
    } finally {
      setLoading(false);
    }
  }

  function saveCopy() {
    const { title, config } = design.contents;
    copying.mutate(
      { title: t("copyTitle", { title }).slice(0, 200), config },
      {
        onSuccess: (copy) => {
          setConflict(null);
          design.reset(dashboard);
          notifications.show({ message: t("copySaved", { title: copy.title }) });
          router.push(`/dashboards/${copy.id}`);
        },
        onError: (error) => notifyFailure(error, t("saveFailed")),
      },
    );
  }

  return {
    save,
    isSaving: saving.isPending,
    savedAt: saving.isSuccess ? saving.submittedAt : null,
    conflict: {
      conflict,
      busy: saving.isPending || copying.isPending || isLoading,
      onClose: () => setConflict(null),
      onLoadTheirs: loadTheirs,
      onSaveCopy: saveCopy,
      onOverwrite: () => conflict && save({ revision: conflict.revision }),
    },
  };
}
