"use client";

import { Alert, Code, SegmentedControl, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/dashboards/share/embed-made.module.css";
import { embedSample, sampleLanguages } from "@/components/dashboards/share/embed-sample";
import { CopyButton } from "@/components/ui/copy-button";
import { dashboardQuery } from "@/lib/client/dashboards";
import type { CreatedEmbed } from "@/lib/dashboard/share/schema";

type EmbedMadeProps = { dashboard: { id: string; title: string }; embed: CreatedEmbed };

/** What the framing site needs: the secret, shown this once, and the few lines that sign a token and draw the frame. */
export function EmbedMade({ dashboard, embed }: EmbedMadeProps) {
  const t = useTranslations("sharing.embed");
  const [language, setLanguage] = useState<string>("javascript");
  const { data } = useQuery(dashboardQuery(dashboard.id));
  const free = data?.config.filters.find(({ id, kind }) => kind === "list" && !(id in embed.fixed));
  const sample = embedSample(language === "python" ? "python" : "javascript", {
    address: window.location.origin,
    embedId: embed.id,
    title: dashboard.title,
    filterId: free?.id ?? null,
    words: { filters: free ? t("sampleFilter", { label: free.label }) : "", server: t("sampleServer") },
  });
  return (
    <Alert classNames={{ body: classes.body }} color="indigo" icon={<IconCircleCheck size={18} />} title={t("made")}>
      {t("once")}
      <p className={classes.secret}>
        <Code>{embed.secret}</Code>
        <CopyButton value={embed.secret} label={t("copySecret")} />
      </p>
      <Text size="sm" mb="xs">
        {t("sampleHint")}
      </Text>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t("language")}
          data={sampleLanguages.map(({ value, label }) => ({ value, label }))}
          value={language}
          onChange={setLanguage}
        />
        <CopyButton value={sample} label={t("copySample")} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too */}
      <section className={classes.sample} aria-label={t("sample")} tabIndex={0}>
        <pre>{sample}</pre>
      </section>
    </Alert>
  );
}
