"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import classes from "@/components/access/list/rule-sentence.module.css";
import { useAudienceWords, useRuleWords } from "@/components/access/list/use-rule-words";
import type { AccessRuleEntry } from "@/lib/access/schema";

type RuleSentenceProps = { rule: AccessRuleEntry; columnLabel: (column: string) => string };

/** What a rule says: whom it concerns and what they see; in conditions, values of people are set off as such. */
export function RuleSentence({ rule, columnLabel }: RuleSentenceProps) {
  const t = useTranslations("access");
  const who = useAudienceWords()(rule);
  const words = useRuleWords(rule, columnLabel);
  if (rule.kind !== "row") return <p className={classes.sentence}>{words}</p>;
  return (
    <p className={classes.sentence}>
      {t("sentence.row", { who })} <Condition sql={rule.condition} />
    </p>
  );
}

const placeholder = /\{\{\s*user\.([\w.-]+)\s*\}\}/;

/** Splitting by the pattern leaves the names of attributes at the odd places. */
function Condition({ sql }: { sql: string }) {
  const t = useTranslations("access");
  const pieces = sql.replaceAll(/\s+/g, " ").split(placeholder);
  return pieces.map((piece, index) => {
    // A condition is shown whole or not at all: its pieces never change places.
    const key = `${index} ${piece}`;
    if (index % 2 === 1) {
      return (
        <span key={key} className={classes.value}>
          {t("their", { attribute: piece })}
        </span>
      );
    }
    return piece.trim() === "" ? (
      <Fragment key={key}> </Fragment>
    ) : (
      <code key={key} className={classes.code}>
        {piece}
      </code>
    );
  });
}
