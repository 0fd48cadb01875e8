import { Code, Table } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/admin/safety/safety.module.css";
import type { ErrorCode } from "@/lib/errors";

/** What somebody may try, by the codes with which the guard refuses it; the words stand in `messages/*\/safety.json`. */
const attempts = [
  { key: "write", codes: ["guard/statement"] },
  { key: "stacked", codes: ["guard/not-one-select"] },
  { key: "comments", codes: ["guard/comment"] },
  { key: "files", codes: ["guard/function", "guard/node"] },
  { key: "waits", codes: ["guard/function", "guard/lock"] },
  { key: "variables", codes: ["guard/variable", "guard/into"] },
  { key: "tables", codes: ["guard/table", "guard/column"] },
  { key: "endless", codes: ["guard/recursion", "guard/cross-join", "guard/limit"] },
  { key: "text", codes: ["guard/text", "guard/parse"] },
  { key: "many", codes: [] },
  { key: "long", codes: ["execute/timeout", "execute/costly"] },
] as const satisfies readonly { key: string; codes: readonly ErrorCode[] }[];

/** Attempt by attempt: what stops it first, and what would stop it if that failed. */
export function AttemptTable() {
  const t = useTranslations("safety.attempts");
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing={10} fz="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("attempt")}</Table.Th>
            <Table.Th>{t("first")}</Table.Th>
            <Table.Th>{t("second")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {attempts.map(({ key, codes }) => (
            <Table.Tr key={key}>
              <Table.Td>{t(`rows.${key}.what`)}</Table.Td>
              <Table.Td data-label={t("first")}>
                {t(`rows.${key}.first`)}{" "}
                {codes.map((code) => (
                  <Code key={code} className={classes.code}>
                    {code}
                  </Code>
                ))}
              </Table.Td>
              <Table.Td data-label={t("second")}>{t(`rows.${key}.second`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
