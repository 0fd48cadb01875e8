"use client";

import { ActionIcon, Popover, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** What the maker of a widget says about it, behind a button beside its title. */
export function WidgetNote({ title, text }: { title: string; text: string }) {
  const t = useTranslations("look.widget");
  return (
    <Popover width={300} position="bottom-start">
      <Popover.Target>
        <ActionIcon size="sm" aria-label={t("noteOn", { title })}>
          <IconInfoCircle size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
          {text}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
