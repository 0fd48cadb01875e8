import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/editor/query/query-facts.module.css";

/** What a query reads and by what it is narrowed. */
export function QueryFacts({ tables, conditions }: { tables: readonly string[]; conditions: readonly string[] }) {
  const t = useTranslations("editor.query");
  return (
    <dl className={classes.facts}>
      <dt>{t("tables")}</dt>
      <dd>{tables.join(", ") || t("none")}</dd>
      {conditions.length > 0 ? (
        <>
          <dt>{t("conditions")}</dt>
          <dd>{conditions.join(" · ")}</dd>
        </>
      ) : null}
    </dl>
  );
}
