"use client";

import { Alert, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Differences } from "@/components/sources/history/differences";
import classes from "@/components/sources/history/file/file-work.module.css";
import { ErrorState } from "@/components/ui/error-state";
import type { ImportResult } from "@/lib/semantic/edits/schema";

type FileFindingsProps = {
  error: Error | null;
  /** What was found in the file as it stands; undefined while nobody asked. */
  found: ImportResult | undefined;
  onGoTo: (line: number) => void;
};

/** What is wrong with a file, each thing a step from its line; or what it would change. */
export function FileFindings({ error, found, onGoTo }: FileFindingsProps) {
  const t = useTranslations("history.file");
  if (error !== null) return <ErrorState error={error} title={t("failed")} compact />;
  if (found === undefined) return null;
  const { problems, differences, ignored } = found;
  return (
    <div role="status">
      {problems.length > 0 ? (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={16} />}
          p="xs"
          title={t("problems", { count: problems.length })}
        >
          <ul className={classes.problems}>
            {problems.map(({ line, column, message }) => (
              <li key={`${line} ${column} ${message}`}>
                <UnstyledButton className={classes.line} onClick={() => onGoTo(line)}>
                  {t("line", { line, column })}
                </UnstyledButton>
                {message}
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Alert color="green" icon={<IconCircleCheck size={16} />} p="xs" mb="sm">
          {t(differences.length === 0 ? "nothingDiffers" : "works")}
        </Alert>
      )}
      {problems.length === 0 && differences.length > 0 ? <Differences differences={differences} none="" /> : null}
      {ignored.length > 0 ? (
        <details className={classes.ignored}>
          <summary>{t("ignored", { count: ignored.length })}</summary>
          <ul>
            {ignored.map((part) => (
              <li key={part}>
                <Text size="xs" c="dimmed" component="span">
                  {part}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
