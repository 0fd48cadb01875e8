import { IconShieldLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { QueryFacts } from "@/components/dashboards/editor/query/query-facts";
import classes from "@/components/dashboards/editor/query/query-preview.module.css";
import type { WidgetDraft } from "@/lib/dashboard/design/schema";

/** What a query comes to, in words: so that whoever made it by chips, by a question or in SQL can see whether it is what they meant. */
export function QueryMeaning({ draft }: { draft: Extract<WidgetDraft, { kind: "query" }> }) {
  const t = useTranslations("editor.query");
  const { sentence, tables, conditions, rowRulesApplied } = draft.explanation;
  return (
    <section className={classes.meaning} aria-label={t("meaning")}>
      {sentence ? <p className={classes.sentence}>{sentence}</p> : null}
      <QueryFacts tables={tables} conditions={conditions} />
      {draft.assumptions.map((assumption) => (
        <p key={assumption} className={classes.assumption}>
          {assumption}
        </p>
      ))}
      {rowRulesApplied ? (
        <p className={classes.assumption}>
          <IconShieldLock size={14} aria-hidden="true" /> {t("rowRules")}
        </p>
      ) : null}
    </section>
  );
}
