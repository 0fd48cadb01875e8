"use client";

import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import {
  IconDatabase,
  IconLanguage,
  IconLayoutDashboard,
  IconMessage,
  IconMoon,
  IconPlus,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { areasFor } from "@/components/shell/areas";
import { languageNames } from "@/components/shell/language-names";
import type { PaletteGroup, PaletteItem } from "@/components/shell/palette/palette-item";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { conversationsQuery } from "@/lib/client/conversations";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { useSetLocale } from "@/lib/client/me";
import { sourcesQuery } from "@/lib/client/sources";

/** Everything the palette offers; the lists are read as soon as this is used. */
export function usePaletteGroups(): readonly PaletteGroup[] {
  const actions = useActionItems();
  const pages = usePageItems();
  const conversations = useConversationItems();
  const dashboards = useDashboardItems();
  const sources = useSourceItems();
  return [
    { id: "actions", items: actions },
    { id: "pages", items: pages },
    { id: "conversations", items: conversations },
    { id: "dashboards", items: dashboards },
    { id: "sources", items: sources },
  ];
}

function useActionItems(): readonly PaletteItem[] {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const locale = useLocale();
  const setLocale = useSetLocale();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const otherScheme = scheme === "light" ? "dark" : "light";
  const otherLocale = locale === "en" ? "zh" : "en";
  return [
    { id: "new", label: t("newQuestion"), Icon: IconPlus, onSelect: () => router.push("/ask") },
    {
      id: "theme",
      label: t(otherScheme === "dark" ? "useDark" : "useLight"),
      keywords: ["theme", "主题"],
      Icon: otherScheme === "dark" ? IconMoon : IconSun,
      onSelect: () => setColorScheme(otherScheme),
    },
    {
      id: "language",
      label: t("useLanguage", { language: languageNames[otherLocale] }),
      keywords: ["language", "语言"],
      Icon: IconLanguage,
      onSelect: () => setLocale.mutate(otherLocale, { onError: (error) => notifyFailure(error) }),
    },
  ];
}

function usePageItems(): readonly PaletteItem[] {
  const t = useTranslations("shell");
  const router = useRouter();
  const viewer = useViewer();
  return [
    ...areasFor(viewer).map(({ id, href, Icon }) => ({
      id,
      label: t(`areas.${id}`),
      Icon,
      onSelect: () => router.push(href),
    })),
    { id: "account", label: t("account.profile"), Icon: IconUser, onSelect: () => router.push("/account") },
  ];
}

function useConversationItems(): readonly PaletteItem[] {
  const router = useRouter();
  const { data } = useInfiniteQuery(conversationsQuery());
  const conversations = data?.pages.flatMap((page) => page.conversations) ?? [];
  return conversations.map(({ id, title }) => ({
    id,
    label: title,
    Icon: IconMessage,
    onSelect: () => router.push(`/ask/${id}`),
  }));
}

function useDashboardItems(): readonly PaletteItem[] {
  const router = useRouter();
  const { data } = useQuery(dashboardsQuery());
  return (data ?? []).map(({ id, title }) => ({
    id,
    label: title,
    Icon: IconLayoutDashboard,
    onSelect: () => router.push(`/dashboards/${id}`),
  }));
}

function useSourceItems(): readonly PaletteItem[] {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const { data } = useQuery(sourcesQuery());
  return (data ?? []).map(({ id, name }) => ({
    id,
    label: name,
    description: t("askSource"),
    Icon: IconDatabase,
    onSelect: () => router.push(`/ask?source=${id}`),
  }));
}
