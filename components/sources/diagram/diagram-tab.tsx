"use client";

import { Badge, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconArrowRight, IconSitemap } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";
import type { Join } from "@/lib/semantic/schema";

/** How tables belong together: declared by the database or inferred, with the reason. */
export function DiagramTab({ model }: SourceTabProps) {
  const t = useTranslations("data.relationships");
  if (model.joins.length === 0)
    return <EmptyState icon={<IconSitemap size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  const labels = new Map(model.entities.map(({ id, label }) => [id, label]));
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("many")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("belongsTo")}</VisuallyHidden>
            </Table.Th>
            <Table.Th>{t("one")}</Table.Th>
            <Table.Th>{t("origin")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {model.joins.map((join) => (
            <Table.Tr key={join.id}>
              <Table.Td>
                <End label={labels.get(join.from.entity) ?? join.from.entity} columns={join.from.columns} />
              </Table.Td>
              <Table.Td>
                <IconArrowRight size={16} role="img" aria-label={t("belongsTo")} />
              </Table.Td>
              <Table.Td>
                <End label={labels.get(join.to.entity) ?? join.to.entity} columns={join.to.columns} />
              </Table.Td>
              <Table.Td>
                <Origin join={join} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function End({ label, columns }: { label: string; columns: readonly string[] }) {
  return (
    <>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Text size="xs" c="dimmed" ff="monospace">
        {columns.join(", ")}
      </Text>
    </>
  );
}

function Origin({ join }: { join: Join }) {
  const t = useTranslations("data.relationships");
  const format = useFormatter();
  return (
    <>
      <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
        {t(`origins.${join.origin}`)}
      </Badge>
      {join.origin === "inferred" ? (
        <Text size="xs" c="dimmed" mt={2}>
          {t("confidence", { share: format.number(join.confidence, { style: "percent" }), reason: join.reason })}
        </Text>
      ) : null}
    </>
  );
}
