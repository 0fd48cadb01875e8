"use client";

import { ActionIcon, Button, Input, Stack, TextInput } from "@mantine/core";
import { randomId } from "@mantine/hooks";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/sources/view/model-context.module.css";
import type { GlossaryLine } from "@/components/sources/view/model-context-form";

type GlossaryFieldsProps = {
  lines: readonly GlossaryLine[];
  onChange: (lines: GlossaryLine[]) => void;
  error: ReactNode;
};

/** The words of a business and their meanings, a line each. */
export function GlossaryFields({ lines, onChange, error }: GlossaryFieldsProps) {
  const t = useTranslations("data.models");
  const change = (key: string, part: Partial<GlossaryLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <Input.Wrapper label={t("glossary")} labelElement="div" description={t("glossaryHint")} error={error}>
      <Stack gap={8} mt={6} align="stretch">
        {lines.map((line, index) => (
          <div key={line.key} className={classes.line}>
            <TextInput
              aria-label={t("termOf", { number: index + 1 })}
              placeholder={t("term")}
              maxLength={120}
              value={line.term}
              onChange={(event) => change(line.key, { term: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t("meaningOf", { number: index + 1 })}
              placeholder={t("meaning")}
              maxLength={1_000}
              value={line.meaning}
              onChange={(event) => change(line.key, { meaning: event.currentTarget.value })}
            />
            <ActionIcon
              size={32}
              aria-label={t("removeTerm", { term: line.term || String(index + 1) })}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="xs"
          className={classes.add}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...lines, { key: randomId(), term: "", meaning: "" }])}
        >
          {t("addTerm")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
