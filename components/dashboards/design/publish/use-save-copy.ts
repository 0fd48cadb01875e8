"use client";

import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCreateDashboard } from "@/lib/client/dashboards";

/** Saves the design as a dashboard of its own and goes there; the original stays as the other person published it. */
export function useSaveCopy(session: DesignSession) {
  const t = useTranslations("design.publish");
  const router = useRouter();
  const copying = useCreateDashboard();
  function saveCopy() {
    const { title, config } = session.contents;
    copying.mutate(
      { title: t("copyTitle", { title }).slice(0, 200), config },
      {
        onSuccess: async (copy) => {
          session.discard();
          await session.draft.sync.end();
          notifications.show({ message: t("copySaved", { title: copy.title }) });
          router.push(`/dashboards/${copy.id}`);
        },
        onError: (error) => notifyFailure(error, t("failed")),
      },
    );
  }
  return { saveCopy, isCopying: copying.isPending };
}
