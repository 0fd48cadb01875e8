"use client";

import { Select, Text } from "@mantine/core";
import { diffWordsWithSpace } from "diff";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import classes from "@/components/prompts/editor/editor.module.css";
import type { PromptDetail } from "@/lib/llm/prompts/schema";

const builtIn = "built-in";

/** The wording in the editor against the built-in one or a saved version: what is new is underlined, what went is struck through. */
export function WordingDiff({ prompt, text }: { prompt: PromptDetail; text: string }) {
  const t = useTranslations("prompts.diff");
  const saved = prompt.versions.filter((version) => version.text !== null);
  const [against, setAgainst] = useState(builtIn);
  const before = saved.find(({ version }) => `v${version}` === against)?.text ?? prompt.builtIn.text;
  const parts = useMemo(() => placed(diffWordsWithSpace(before, text)), [before, text]);
  const isSame = parts.every(({ added, removed }) => !added && !removed);
  return (
    <>
      <div className={classes.compared}>
        <Select
          label={t("against")}
          allowDeselect={false}
          value={against}
          onChange={(value) => setAgainst(value ?? builtIn)}
          data={[
            { value: builtIn, label: t("builtIn") },
            ...saved.map(({ version, note }) => ({
              value: `v${version}`,
              label: note ? `v${version} · ${note}` : `v${version}`,
            })),
          ]}
        />
        <Text size="sm" c="dimmed" role="status">
          {isSame ? t("same") : t("legend")}
        </Text>
      </div>
      <section aria-label={t("label")}>
        <pre className={classes.diff}>
          {parts.map(({ at, value, added, removed }) => {
            if (added) return <ins key={at}>{value}</ins>;
            return removed ? <del key={at}>{value}</del> : <span key={at}>{value}</span>;
          })}
        </pre>
      </section>
    </>
  );
}

/** Each part with the place at which it begins: its name among the others. */
function placed(parts: ReturnType<typeof diffWordsWithSpace>) {
  let length = 0;
  return parts.map(({ value, added, removed }) => {
    const at = `${length} ${added ? "+" : removed ? "-" : ""}`;
    length += value.length;
    return { at, value, added, removed };
  });
}
