"use client";

import { Anchor, Badge, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import { promptsQuery } from "@/lib/client/prompts";
import type { PromptSummary } from "@/lib/llm/prompts/schema";

/** The prompts that models get, each with the version in force. */
export function PromptsView() {
  const t = useTranslations("prompts");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <PromptTable />
    </>
  );
}

function PromptTable() {
  const t = useTranslations("prompts");
  const prompts = useQuery(promptsQuery());
  if (prompts.isPending) return <TableSkeleton rows={4} columns={4} />;
  if (prompts.isError) return <ErrorState error={prompts.error} onRetry={() => prompts.refetch()} />;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={10} aria-label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("list.prompt")}</Table.Th>
            <Table.Th>{t("list.language")}</Table.Th>
            <Table.Th>{t("list.version")}</Table.Th>
            <Table.Th>{t("list.changed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompts.data.map((prompt) => (
            <PromptRow key={`${prompt.name} ${prompt.language}`} prompt={prompt} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PromptRow({ prompt }: { prompt: PromptSummary }) {
  const t = useTranslations("prompts");
  const format = useFormatter();
  const { name, language, version, isBuiltIn, changedAt, changedBy } = prompt;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          href={`/admin/prompts/${name}?language=${language}`}
          size="sm"
          fw={500}
          aria-label={t("list.open", { prompt: t(`names.${name}`), language: t(`languages.${language}`) })}
        >
          {t(`names.${name}`)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {t(`purposes.${name}`)}
        </Text>
      </Table.Td>
      <Table.Td>{t(`languages.${language}`)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={isBuiltIn ? "gray" : "indigo"} radius="sm" tt="none" fw={500}>
          {isBuiltIn ? t("builtIn") : version}
        </Badge>
      </Table.Td>
      <Table.Td>
        {changedAt === null ? (
          <Text size="sm" c="dimmed">
            {t("list.never")}
          </Text>
        ) : (
          <Text size="sm" suppressHydrationWarning>
            {[format.dateTime(new Date(changedAt), { dateStyle: "medium", timeStyle: "short" }), changedBy]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
