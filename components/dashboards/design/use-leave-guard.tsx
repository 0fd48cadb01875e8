"use client";

import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

/**
 * Asks before a link leads away from unsaved changes. A reload or a closed tab is not held up: the draft survives both
 * and is there on return, which is kinder than the browser's own question.
 */
export function useLeaveGuard(isDirty: boolean): void {
  const t = useTranslations("dashboards.leave");
  const router = useRouter();
  // Talks to the document: links stand outside this component, and Next has no hook that can stop them all.
  useEffect(() => {
    if (!isDirty) return;
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || opensElsewhere) return;
      if (link.origin !== window.location.origin || link.pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      modals.openConfirmModal({
        title: t("title"),
        children: <Text size="sm">{t("body")}</Text>,
        labels: { confirm: t("leave"), cancel: t("stay") },
        onConfirm: () => router.push(link.pathname + link.search + link.hash),
      });
    }
    // In the capture phase, so that it runs before Next's own handler follows the link.
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [isDirty, router, t]);
}
