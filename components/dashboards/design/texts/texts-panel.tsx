"use client";

import { SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/texts/texts-panel.module.css";
import { languageNames } from "@/components/shell/language-names";
import { EmptyState } from "@/components/ui/empty-state";
import { type Wording, withWording, wordingsOf } from "@/lib/dashboard/config/texts-in";
import { isLocale, type Locale, locales } from "@/lib/i18n/locale";

/** Everything the dashboard says, with room for the same in another language; who reads that one sees it. */
export function TextsPanel() {
  const t = useTranslations("design.texts");
  const reader = useLocale();
  // A reader's own language is most likely the one that it was written in.
  const [language, setLanguage] = useState<Locale>(() => locales.find((locale) => locale !== reader) ?? "en");
  const { title, config } = useDesign();
  const wordings = wordingsOf({ title, description: null, config });
  const texts = config.texts[language] ?? {};
  const written = wordings.filter(({ id, field }) => texts[id]?.[field]).length;
  return (
    <Stack gap="md">
      <Text size="xs" c="dimmed">
        {t("hint")}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={t("language")}
        value={language}
        onChange={(chosen) => isLocale(chosen) && setLanguage(chosen)}
        data={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
      />
      <Text size="xs" c="dimmed" role="status">
        {t("written", { written, all: wordings.length })}
      </Text>
      {wordings.length === 0 ? <EmptyState compact icon={<IconLanguage size={24} />} title={t("none")} /> : null}
      {wordings.map((wording) => (
        <WordingField key={`${language} ${wording.id} ${wording.field}`} wording={wording} language={language} />
      ))}
    </Stack>
  );
}

function WordingField({ wording, language }: { wording: Wording; language: Locale }) {
  const t = useTranslations("design.texts");
  const { config, change } = useDesign();
  const { id, of, field, original } = wording;
  const label = t(`fields.${of}.${field}`);
  const shared = {
    label: (
      <span className={classes.label}>
        <span className={classes.kind}>{label}</span>
        <span className={classes.original}>{original}</span>
      </span>
    ),
    lang: language,
    placeholder: t("placeholder"),
    value: config.texts[language]?.[id]?.[field] ?? "",
    onChange: (event: { currentTarget: { value: string } }) => {
      const words = event.currentTarget.value;
      change("changeTexts", (before) => withWording(before, language, wording, words), {
        mergeKey: `texts ${language} ${id} ${field}`,
      });
    },
  };
  return field === "title" ? (
    <TextInput maxLength={200} {...shared} />
  ) : (
    <Textarea autosize minRows={2} maxRows={10} maxLength={field === "markdown" ? 20_000 : 2_000} {...shared} />
  );
}
