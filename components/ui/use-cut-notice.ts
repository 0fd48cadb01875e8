"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";

/** Says that a file which was downloaded does not hold all rows, so that nobody takes a part for the whole. */
export function useCutNotice() {
  const t = useTranslations("common");
  return ({ cutAt }: { readonly cutAt: number | null }) => {
    if (cutAt !== null)
      notifications.show({ color: "yellow", message: t("fileCut", { count: cutAt }), autoClose: 12_000 });
  };
}
