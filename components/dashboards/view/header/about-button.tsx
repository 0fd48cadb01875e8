"use client";

import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconInfoCircle } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { TextToCome } from "@/components/ui/skeletons";

const MarkdownText = dynamic(() => import("@/components/dashboards/kinds/markdown-text").then((m) => m.MarkdownText), {
  loading: TextToCome,
});

/** What its makers say about a dashboard: what it shows, and how to read it. Written while designing, never while looking. */
export function AboutButton({ explanation }: { explanation: string | null }) {
  const t = useTranslations("look.about");
  const [opened, { open, close }] = useDisclosure(false);
  if (explanation === null || explanation.trim() === "") return null;
  return (
    <>
      <Button variant="default" leftSection={<IconInfoCircle size={16} />} onClick={open}>
        {t("button")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="lg"
        title={t("title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <MarkdownText markdown={explanation} />
      </Drawer>
    </>
  );
}
