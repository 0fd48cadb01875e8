"use client";

import { Button, Table, Text, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconHistory } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { PromptDetail, PromptVersion } from "@/lib/llm/prompts/schema";

type PromptVersionsProps = { prompt: PromptDetail; onTake: (text: string) => void };

/** Who changed the wording when and why; each can be taken into the editor again. */
export function PromptVersions({ prompt, onTake }: PromptVersionsProps) {
  const t = useTranslations("prompts.versions");
  if (prompt.versions.length === 0) {
    return <EmptyState icon={<IconHistory size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  }
  const take = (version: PromptVersion) => {
    onTake(version.text ?? prompt.builtIn.text);
    notifications.show({ message: t("taken", { version: version.version }) });
  };
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={8} aria-label={t("label")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("version")}</Table.Th>
            <Table.Th>{t("note")}</Table.Th>
            <Table.Th>{t("by")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompt.versions.map((version) => (
            <VersionRow key={version.version} version={version} onTake={() => take(version)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function VersionRow({ version, onTake }: { version: PromptVersion; onTake: () => void }) {
  const t = useTranslations("prompts.versions");
  const format = useFormatter();
  return (
    <Table.Tr>
      <Table.Td>
        v{version.version}
        {version.text === null ? (
          <Text size="xs" c="dimmed">
            {t("builtIn")}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{version.note ?? "–"}</Table.Td>
      <Table.Td>
        {version.createdBy ?? t("gone")}
        <Text size="xs" c="dimmed" suppressHydrationWarning>
          {format.dateTime(new Date(version.createdAt), { dateStyle: "medium", timeStyle: "short" })}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Button
          variant="default"
          size="xs"
          onClick={onTake}
          aria-label={t("takeVersion", { version: version.version })}
        >
          {t("take")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
