"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { describeError } from "@/components/ui/describe-error";

/** Short messages in the corner. A failure stays until it is closed, in the server's words when it gave any. */
export function useNotify() {
  const t = useTranslations("common.errorState");
  return {
    done: (message: string) => notifications.show({ message, color: "indigo" }),
    failed: (error: unknown, title: string) => {
      const { kind, sentence } = describeError(error);
      const fallback =
        kind === "offline" ? `${t("offlineMeaning")} ${t("offlineNext")}` : `${t("meaning")} ${t("next")}`;
      notifications.show({ title, message: sentence ?? fallback, color: "red", autoClose: false });
    },
  };
}
