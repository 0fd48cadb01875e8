"use client";

import { Modal, Tabs } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { IconFrame, IconLink, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Embeds } from "@/components/dashboards/share/embeds";
import { PeopleForm } from "@/components/dashboards/share/people-form";
import { PublicLinks } from "@/components/dashboards/share/public-links";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

type ShareDialogProps = { dashboard: Dashboard | DashboardSummary; opened: boolean; onClose: () => void };

/** Everything about who may look at a dashboard: people and groups, whoever has a link, and other sites. */
export function ShareDialog({ dashboard, opened, onClose }: ShareDialogProps) {
  const t = useTranslations("sharing");
  const body = useRef<HTMLDivElement>(null);
  // Filters and lists inside close by Escape themselves; Mantine's own listener would close the dialog with them.
  useWindowEvent("keydown", (event) => {
    if (!opened || event.key !== "Escape" || !(event.target instanceof Element)) return;
    const isTaken = event.target.closest('[data-mantine-stop-propagation="true"]') !== null;
    // The focus falls to the body when a button that was pressed is taken away.
    const isOurs = event.target === document.body || event.target.closest("[role=dialog]")?.contains(body.current);
    if (isOurs && !isTaken) onClose();
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      title={t("title", { title: dashboard.title })}
      size="xl"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Tabs ref={body} defaultValue={dashboard.canManage ? "people" : "links"} keepMounted={false}>
        <Tabs.List mb="md">
          {dashboard.canManage ? (
            <Tabs.Tab value="people" leftSection={<IconUsers size={16} />}>
              {t("tabs.people")}
            </Tabs.Tab>
          ) : null}
          <Tabs.Tab value="links" leftSection={<IconLink size={16} />}>
            {t("tabs.links")}
          </Tabs.Tab>
          {dashboard.canManage ? (
            <Tabs.Tab value="embed" leftSection={<IconFrame size={16} />}>
              {t("tabs.embed")}
            </Tabs.Tab>
          ) : null}
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleForm dashboard={dashboard} onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <PublicLinks dashboardId={dashboard.id} />
        </Tabs.Panel>
        <Tabs.Panel value="embed">
          <Embeds dashboard={dashboard} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
