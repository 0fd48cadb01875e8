"use client";

import { Button, Tabs } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { useSearchParam } from "@/components/ui/use-search-param";
import { BudgetWarning } from "@/components/usage/budgets/budget-warning";
import { BudgetsPanel } from "@/components/usage/budgets/budgets-panel";
import { PricesPanel } from "@/components/usage/prices/prices-panel";
import { RangeChoice } from "@/components/usage/report/range-choice";
import { UsagePanel } from "@/components/usage/report/usage-panel";
import { usageExportAddress } from "@/lib/client/usage";
import { usageRangeSchema } from "@/lib/llm/usage/schema";

/** What language models were used for and cost, what they may cost, and what their tokens cost. */
export function UsageView() {
  const t = useTranslations("usage");
  const [tab, setTab] = useSearchParam("tab");
  const [wanted, setRange] = useSearchParam("range");
  const range = usageRangeSchema.catch("7d").parse(wanted);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button
            component="a"
            href={usageExportAddress(range)}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t("export")}
          </Button>
        }
      />
      <BudgetWarning />
      <Tabs value={tab ?? "usage"} onChange={(next) => setTab(next === "usage" ? null : next)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="usage">{t("tabs.usage")}</Tabs.Tab>
          <Tabs.Tab value="budgets">{t("tabs.budgets")}</Tabs.Tab>
          <Tabs.Tab value="prices">{t("tabs.prices")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="usage">
          <RangeChoice range={range} onChoose={setRange} />
          <UsagePanel range={range} />
        </Tabs.Panel>
        <Tabs.Panel value="budgets">
          <BudgetsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <PricesPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
