"use client";

import { Code, Table } from "@mantine/core";
import { IconRulerMeasure } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";
import type { Measure } from "@/lib/semantic/schema";

/** The figures that can be asked for by name, and how each is computed. */
export function MeasuresTab({ model }: SourceTabProps) {
  const t = useTranslations("data.measures");
  const labels = new Map(model.entities.map(({ id, label }) => [id, label]));
  if (model.measures.length === 0)
    return <EmptyState icon={<IconRulerMeasure size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("measure")}</Table.Th>
            <Table.Th>{t("table")}</Table.Th>
            <Table.Th>{t("computed")}</Table.Th>
            <Table.Th>{t("unit")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {model.measures.map((measure) => (
            <Table.Tr key={measure.id}>
              <Table.Td fw={500}>{measure.label}</Table.Td>
              <Table.Td>{labels.get(measure.entity) ?? measure.entity}</Table.Td>
              <Table.Td>
                <Code>{formula(measure)}</Code>
              </Table.Td>
              <Table.Td>{measure.unit ?? ""}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function formula({ aggregate, expression }: Measure): string {
  if (aggregate === "count_distinct") return `count(distinct ${expression ?? "*"})`;
  return `${aggregate}(${expression ?? "*"})`;
}
