import { Anchor, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/admin/safety/safety.module.css";
import type { SourceSafety } from "@/lib/access/schema";
import { accountRiskSchema } from "@/lib/source/schema";

export function SourceSafetyTable({ sources }: { sources: readonly SourceSafety[] }) {
  const t = useTranslations("safety.sources");
  if (sources.length === 0) return <Text size="sm">{t("none")}</Text>;
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing={10} fz="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th>{t("account")}</Table.Th>
            <Table.Th>{t("time")}</Table.Th>
            <Table.Th>{t("asks")}</Table.Th>
            <Table.Th>{t("rules")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function SourceRow({ source }: { source: SourceSafety }) {
  const t = useTranslations("safety.sources");
  const format = useFormatter();
  const { id, name, ruleCount } = source;
  const { confirmRowsAbove, timeoutSeconds } = source.limits;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/data/${id}`} size="sm">
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td data-label={t("account")}>
        <Account source={source} />
      </Table.Td>
      <Table.Td data-label={t("time")}>{t("seconds", { count: timeoutSeconds })}</Table.Td>
      <Table.Td data-label={t("asks")}>
        {confirmRowsAbove === null
          ? t("neverAsks")
          : t("above", { rows: format.number(confirmRowsAbove, { notation: "compact" }) })}
      </Table.Td>
      <Table.Td data-label={t("rules")}>{t("ruleCount", { count: ruleCount })}</Table.Td>
    </Table.Tr>
  );
}

/** The worst that the account could do, or that it reads and nothing else. */
function Account({ source: { canWrite, accountRisks } }: { source: SourceSafety }) {
  const t = useTranslations("safety.sources");
  const [worst] = accountRiskSchema.options.filter((risk) => accountRisks.includes(risk));
  if (worst || canWrite) {
    return (
      <span className={classes.account} data-risk="true">
        <IconAlertTriangle size={16} aria-hidden="true" />
        {t(`risks.${worst ?? "write"}`)}
      </span>
    );
  }
  if (canWrite === null) return t("unknown");
  return (
    <span className={classes.account} data-risk="false">
      <IconCircleCheck size={16} aria-hidden="true" />
      {t("readsOnly")}
    </span>
  );
}
