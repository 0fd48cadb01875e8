"use client";

import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { commentsQuery } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";

/** Comes over the wire when somebody wants to read or say something. */
const CommentsDrawer = dynamic(
  () => import("@/components/dashboards/comments/comments-drawer").then((m) => m.CommentsDrawer),
  { ssr: false },
);

/** Opens what people say about the dashboard, and counts what is not settled. A mention's link opens it at once. */
export function CommentsButton({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("comments");
  const [opened, drawer] = useDisclosure(useSearchParams().has("comment"));
  const { data = [] } = useQuery(commentsQuery(dashboard.id));
  const count = data.filter(({ parentId, resolvedAt }) => parentId === null && resolvedAt === null).length;
  const label = t("open", { count });
  return (
    <>
      <Tooltip label={label}>
        <Indicator label={count} size={16} disabled={count === 0}>
          <ActionIcon aria-label={label} onClick={drawer.open}>
            <IconMessage size={18} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      {opened ? <CommentsDrawer dashboard={dashboard} opened onClose={drawer.close} /> : null}
    </>
  );
}
