"use client";

import { Table, Text } from "@mantine/core";
import { IconVocabulary } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";

/** The words of the business and what they mean. */
export function GlossaryTab({ model }: SourceTabProps) {
  const t = useTranslations("data.glossary");
  const terms = model.glossary ?? [];
  if (terms.length === 0)
    return <EmptyState icon={<IconVocabulary size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("term")}</Table.Th>
            <Table.Th>{t("meaning")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {terms.map(({ id, term, meaning, synonyms }) => (
            <Table.Tr key={id}>
              <Table.Td fw={500}>
                {term}
                {synonyms.length > 0 ? (
                  <Text size="xs" c="dimmed">
                    {synonyms.join(", ")}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
