"use client";

import { Anchor, Button, Tabs } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft, IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CaseTable } from "@/components/quality/cases/case-table";
import { RunsView } from "@/components/quality/runs/runs-view";
import { StartRun } from "@/components/quality/runs/start-run";
import { ImportQuestions } from "@/components/quality/sets/import-questions";
import { SetMenu } from "@/components/quality/sets/set-menu";
import { PageHeader } from "@/components/ui/page-header";
import { useSearchParam } from "@/components/ui/use-search-param";
import { qualityRunsQuery, questionCasesQuery, questionSetQuery } from "@/lib/client/quality";
import type { QuestionSet } from "@/lib/quality/schema";

type SetViewProps = { set: QuestionSet; sourceName: string; modelAvailable: boolean };

/** One question set: its questions, and its runs. */
export function SetView({ set: atFirst, sourceName, modelAvailable }: SetViewProps) {
  const t = useTranslations("quality");
  const router = useRouter();
  const set = useQuery({ ...questionSetQuery(atFirst.id), initialData: atFirst }).data;
  const cases = useQuery(questionCasesQuery(set.id));
  const runs = useQuery(qualityRunsQuery(set.id));
  const [tab, setTab] = useSearchParam("tab");
  const [importing, { open, close }] = useDisclosure(false);
  const caseCount = cases.data?.length ?? set.caseCount;
  const here = tab ?? (set.lastRun === null ? "cases" : "runs");
  const listAddress = `/admin/quality?source=${set.sourceId}`;
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href={listAddress} size="xs" c="dimmed">
            <IconArrowLeft size={12} aria-hidden="true" /> {t("title")}
          </Anchor>
        }
        title={set.name}
        description={`${sourceName} · ${t("sets.count", { count: caseCount })}`}
        actions={
          <>
            <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={open}>
              {t("import.open")}
            </Button>
            <StartRun
              setId={set.id}
              hasCases={caseCount > 0}
              running={runs.data?.some(({ status }) => status === "running") ?? false}
              modelAvailable={modelAvailable}
              onStarted={() => setTab("runs")}
            />
            <SetMenu set={set} variant="default" onDeleted={() => router.push(listAddress)} />
          </>
        }
      />
      <Tabs value={here} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="cases">{t("set.tabs.cases")}</Tabs.Tab>
          <Tabs.Tab value="runs">{t("set.tabs.runs")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="cases">
          <CaseTable set={set} cases={cases} onImport={open} />
        </Tabs.Panel>
        <Tabs.Panel value="runs">
          <RunsView setId={set.id} runs={runs} />
        </Tabs.Panel>
      </Tabs>
      <ImportQuestions setId={set.id} opened={importing} onClose={close} />
    </>
  );
}
