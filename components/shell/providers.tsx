"use client";

import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { colorSchemeKey, cssVariablesResolver, theme } from "@/components/shell/theme";
import { usePrinting } from "@/components/ui/use-printing";
import { queryClientOfPage } from "@/lib/client/query-client";

const colorSchemeManager = localStorageColorSchemeManager({ key: colorSchemeKey });

/**
 * What every page stands in: theme, dialogs, notifications, and one query client per browser page (and per server render).
 * `nonce`: that of the document's content policy, without which the browser takes no style element.
 */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations("common");
  const [queryClient] = useState(queryClientOfPage);
  // Paper is white, whatever the screen is.
  const isPrinting = usePrinting();
  // Dialogs keep the page behind them from scrolling by a style element that this package makes, which knows no React.
  if (typeof window !== "undefined") setNonce(nonce);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        forceColorScheme={isPrinting ? "light" : undefined}
        getStyleNonce={() => nonce}
      >
        <ModalsProvider labels={{ confirm: t("confirm"), cancel: t("cancel") }}>{children}</ModalsProvider>
        <Notifications position="bottom-right" limit={4} autoClose={5_000} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
