"use client";

import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { colorSchemeKey, cssVariablesResolver, theme } from "@/components/shell/theme";
import { makeQueryClient } from "@/lib/client/query-client";

const colorSchemeManager = localStorageColorSchemeManager({ key: colorSchemeKey });

/** What every page stands in: theme, dialogs, notifications, and one query client per browser page (and per server render). */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        <ModalsProvider labels={{ confirm: t("confirm"), cancel: t("cancel") }}>{children}</ModalsProvider>
        <Notifications position="bottom-right" limit={4} autoClose={5_000} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
