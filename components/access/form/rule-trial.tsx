"use client";

import { Loader, Select, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAlertTriangle, IconCircleCheck, IconUserQuestion } from "@tabler/icons-react";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RulePreview } from "@/components/access/form/rule-preview";
import classes from "@/components/access/form/rule-trial.module.css";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import type { AccessTrialResult, RuleDraft } from "@/lib/access/schema";
import { accessTrialQuery } from "@/lib/client/access-rules";
import { usersQuery } from "@/lib/client/users";

/** Long enough not to ask at every letter. */
const pauseMs = 400;
const namesMax = 5;

type RuleTrialProps = { sourceId: string; rule: RuleDraft | null; ruleId: string | null };

/** Whether the rule would work, whom it would leave without the table, and what one person would see. */
export function RuleTrial({ rule, ...rest }: RuleTrialProps) {
  const [settled] = useDebouncedValue(rule, pauseMs);
  return settled === null || rule === null ? null : <Trial rule={settled} {...rest} />;
}

function Trial({ sourceId, rule, ruleId }: RuleTrialProps & { rule: RuleDraft }) {
  const t = useTranslations("access.trial");
  const users = useQuery(usersQuery());
  const [userId, setUserId] = useState<string | null>(null);
  const check = useQuery({
    ...accessTrialQuery(sourceId, { rule, ruleId, userId: null }),
    placeholderData: keepPreviousData,
  });
  const people = users.data?.filter(({ disabled }) => !disabled) ?? [];
  return (
    <section className={classes.trial} aria-label={t("label")}>
      <Verdict check={check} />
      <Select
        size="sm"
        label={t("seenBy")}
        placeholder={t("seenByPlaceholder")}
        leftSection={<IconUserQuestion size={16} />}
        data={people.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        value={userId}
        onChange={setUserId}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        nothingFoundMessage={t("nobody")}
      />
      {userId !== null && check.isSuccess ? (
        <RulePreview
          trial={{ sourceId, rule, ruleId, userId }}
          name={people.find(({ id }) => id === userId)?.name ?? ""}
        />
      ) : null}
    </section>
  );
}

/** What is wrong with the rule, or that nothing is; said aloud when it changes. */
function Verdict({ check }: { check: UseQueryResult<AccessTrialResult> }) {
  const t = useTranslations("access.trial");
  return (
    <div role="status" className={classes.verdicts}>
      {check.isPending ? (
        <Line tone="wait" icon={<Loader size={14} />}>
          {t("checking")}
        </Line>
      ) : check.isError ? (
        <Line tone="bad" icon={<IconAlertTriangle size={16} />}>
          <FailureWords words={describeError(check.error)} />
        </Line>
      ) : (
        <Works result={check.data} />
      )}
    </div>
  );
}

function Works({ result: { attributes, lacking } }: { result: AccessTrialResult }) {
  const t = useTranslations("access.trial");
  const format = useFormatter();
  const named = lacking.slice(0, namesMax);
  const others = lacking.length - named.length;
  const names = format.list(others > 0 ? [...named, t("others", { count: others })] : named);
  return (
    <>
      <Line tone="good" icon={<IconCircleCheck size={16} />}>
        {attributes.length > 0 ? t("worksWith", { attributes: format.list(attributes) }) : t("works")}
      </Line>
      {lacking.length > 0 ? (
        <Line tone="warn" icon={<IconAlertTriangle size={16} />}>
          {t("lacking", { count: lacking.length, names })}
        </Line>
      ) : null}
    </>
  );
}

function Line({
  tone,
  icon,
  children,
}: {
  tone: "good" | "warn" | "bad" | "wait";
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.line} data-tone={tone}>
      <span aria-hidden="true">{icon}</span>
      <Text component="span" size="sm">
        {children}
      </Text>
    </div>
  );
}
