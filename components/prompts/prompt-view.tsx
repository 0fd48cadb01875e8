"use client";

import { Anchor, SegmentedControl, Tabs } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PromptEditor } from "@/components/prompts/editor/prompt-editor";
import { PromptVersions } from "@/components/prompts/editor/prompt-versions";
import { WordingDiff } from "@/components/prompts/editor/wording-diff";
import { PromptPreviewPanel } from "@/components/prompts/preview/prompt-preview-panel";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { promptQuery } from "@/lib/client/prompts";
import { locales } from "@/lib/i18n/locale";
import type { PromptDetail, PromptKey } from "@/lib/llm/prompts/schema";

type PromptViewProps = { promptKey: PromptKey; sources: readonly { id: string; name: string }[] };

/** One prompt: its wording in each language, what changed, earlier versions, and what a model would be sent. */
export function PromptView({ promptKey, sources }: PromptViewProps) {
  const t = useTranslations("prompts");
  const router = useRouter();
  const { name, language } = promptKey;
  const prompt = useQuery(promptQuery(promptKey));
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href="/admin/prompts" size="xs" c="dimmed">
            <IconArrowLeft size={12} aria-hidden="true" /> {t("title")}
          </Anchor>
        }
        title={t(`names.${name}`)}
        description={t(`purposes.${name}`)}
        actions={
          <SegmentedControl
            aria-label={t("language")}
            value={language}
            onChange={(next) => router.push(`/admin/prompts/${name}?language=${next}`)}
            data={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
        }
      />
      {prompt.isPending ? <LinesSkeleton lines={12} height={18} /> : null}
      {prompt.isError ? <ErrorState error={prompt.error} onRetry={() => prompt.refetch()} /> : null}
      {prompt.data ? (
        // What was typed belongs to the version that it was typed over.
        <Wordings
          key={`${name} ${language} ${prompt.data.versions[0]?.version ?? 0}`}
          prompt={prompt.data}
          sources={sources}
        />
      ) : null}
    </>
  );
}

function Wordings({ prompt, sources }: { prompt: PromptDetail; sources: PromptViewProps["sources"] }) {
  const t = useTranslations("prompts");
  const [text, setText] = useState(prompt.inForce.text);
  return (
    <Tabs defaultValue="wording" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="wording">{t("tabs.wording")}</Tabs.Tab>
        <Tabs.Tab value="diff">{t("tabs.diff")}</Tabs.Tab>
        <Tabs.Tab value="preview">{t("tabs.preview")}</Tabs.Tab>
        <Tabs.Tab value="versions">{t("tabs.versions", { count: prompt.versions.length })}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="wording">
        <PromptEditor prompt={prompt} text={text} onChange={setText} />
      </Tabs.Panel>
      <Tabs.Panel value="diff">
        <WordingDiff prompt={prompt} text={text} />
      </Tabs.Panel>
      <Tabs.Panel value="preview">
        <PromptPreviewPanel prompt={prompt} text={text} sources={sources} />
      </Tabs.Panel>
      <Tabs.Panel value="versions">
        <PromptVersions prompt={prompt} onTake={setText} />
      </Tabs.Panel>
    </Tabs>
  );
}
