"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Conflict } from "@/components/dashboards/design/conflict-dialog";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
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
export function useSaveDesign(dashboard: Dashboard, session: DesignSession) {
  const t = useTranslations("dashboards.design");
  const client = useQueryClient();
  const saving = useSaveDashboard(dashboard.id);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isLoading, setLoading] = useState(false);
  const { saveCopy, isCopying } = useSaveCopy(dashboard, session);

  function save({ revision = session.revision, onSaved }: { revision?: number; onSaved?: () => void } = {}) {
    saving.mutate(
      { ...session.contents, revision },
      {
        onSuccess: (saved) => {
          setConflict(null);
          session.saved(saved);
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
      session.reset(theirs);
      setConflict(null);
    } catch (error) {
      notifyFailure(error, t("loadFailed"));
    } finally {
      setLoading(false);
    }
  }

  return {
    save,
    isSaving: saving.isPending,
    savedAt: saving.isSuccess ? saving.submittedAt : null,
    conflict: {
      conflict,
      busy: saving.isPending || isCopying || isLoading,
      onClose: () => setConflict(null),
      onLoadTheirs: loadTheirs,
      onSaveCopy: () => saveCopy(() => setConflict(null)),
      onOverwrite: () => conflict && save({ revision: conflict.revision }),
    },
  };
}

/** Saves the design as a dashboard of its own and goes there; the original stays as the other person saved it. */
function useSaveCopy(dashboard: Dashboard, session: DesignSession) {
  const t = useTranslations("dashboards.design");
  const router = useRouter();
  const copying = useCreateDashboard();
  function saveCopy(onSaved: () => void) {
    const { title, config } = session.contents;
    copying.mutate(
      { title: t("copyTitle", { title }).slice(0, 200), config },
      {
        onSuccess: (copy) => {
          onSaved();
          session.reset(dashboard);
          notifications.show({ message: t("copySaved", { title: copy.title }) });
          router.push(`/dashboards/${copy.id}`);
        },
        onError: (error) => notifyFailure(error, t("saveFailed")),
      },
    );
  }
  return { saveCopy, isCopying: copying.isPending };
}
