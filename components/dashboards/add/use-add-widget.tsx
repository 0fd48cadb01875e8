"use client";

import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCreateDashboard, usePinWidget } from "@/lib/client/dashboards";
import type { Pin } from "@/lib/dashboard/schema";

type Target = { id: string; title: string } | { newTitle: string };

/** Pins to a dashboard, creating it first where it is new, and says where it went with a link there. */
export function useAddWidget({ onDone }: { onDone: () => void }) {
  const t = useTranslations("dashboards.add");
  const creating = useCreateDashboard();
  const pinning = usePinWidget();

  function announce(dashboardId: string, title: string) {
    onDone();
    const id = notifications.show({
      message: (
        <Text size="sm">
          {t("done", { title })}{" "}
          <Anchor component={Link} href={`/dashboards/${dashboardId}`} onClick={() => notifications.hide(id)}>
            {t("open")}
          </Anchor>
        </Text>
      ),
      autoClose: 8_000,
    });
  }

  /** When pinning failed after the dashboard was created, trying again must not create a second one. */
  async function createOnce(title: string) {
    return creating.data?.title === title ? creating.data : await creating.mutateAsync({ title });
  }

  async function add(pin: Pin, target: Target) {
    try {
      const dashboard = "id" in target ? target : await createOnce(target.newTitle);
      await pinning.mutateAsync({ dashboardId: dashboard.id, pin });
      announce(dashboard.id, dashboard.title);
    } catch (error) {
      notifyFailure(error, t("failed"));
    }
  }

  return { add, isAdding: creating.isPending || pinning.isPending };
}
