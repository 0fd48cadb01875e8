"use client";

import { ActionIcon } from "@mantine/core";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useFavour } from "@/lib/client/dashboard-sharing";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

/** Keeps a dashboard at hand: favourites stand first in the list. */
export function FavouriteStar({ dashboard }: { dashboard: DashboardSummary | Dashboard }) {
  const t = useTranslations("dashboards.favourite");
  const favour = useFavour(dashboard.id);
  const { isFavourite, title } = dashboard;
  return (
    <ActionIcon
      aria-label={t("toggle", { title })}
      aria-pressed={isFavourite}
      loading={favour.isPending}
      onClick={() => favour.mutate(!isFavourite, { onError: (error) => notifyFailure(error, t("failed")) })}
    >
      {isFavourite ? <IconStarFilled size={18} /> : <IconStar size={18} />}
    </ActionIcon>
  );
}
