"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

type CopyButtonProps = {
  value: string;
  /** What is copied, for the button's name ("Copy SQL"); plain "Copy" when left out. */
  label?: string;
  size?: "sm" | "md";
};

/** Copies a text and says so for two seconds, to the eye and to a screen reader. */
export function CopyButton({ value, label, size = "md" }: CopyButtonProps) {
  const t = useTranslations("common");
  const clipboard = useClipboard({ timeout: 2_000 });
  const name = clipboard.copied ? t("copied") : (label ?? t("copy"));
  return (
    <Tooltip label={name} openDelay={clipboard.copied ? 0 : 350}>
      <ActionIcon
        size={size}
        aria-label={name}
        color={clipboard.copied ? "teal" : "gray"}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? <IconCheck size={size === "sm" ? 14 : 16} /> : <IconCopy size={size === "sm" ? 14 : 16} />}
      </ActionIcon>
    </Tooltip>
  );
}
