"use client";

import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/reports/report-view.module.css";
import type { RunsReport } from "@/components/reports/view/use-report-run";

/** Adds a section that answers a question. */
export function AddSection({ run }: { run: RunsReport }) {
  const t = useTranslations("reports.add");
  const [question, setQuestion] = useState("");
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (question.trim() !== "") void run.start({ kind: "question", question }, () => setQuestion(""));
      }}
    >
      <TextInput
        className={classes.addField}
        label={t("label")}
        placeholder={t("placeholder")}
        maxLength={1_000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} loading={run.pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
