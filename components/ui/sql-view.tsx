"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import classes from "@/components/ui/sql-view.module.css";
import type { SourceKind } from "@/lib/source/schema";

/** The editor is big and paints itself, so it is loaded where SQL is shown and not before. */
const SqlCode = dynamic(() => import("@/components/ui/sql-view/sql-code").then((module) => module.SqlCode), {
  ssr: false,
  loading: () => <Skeleton height={84} radius={0} />,
});

/** SQL to read and copy, coloured for its dialect. */
export function SqlView({ sql, dialect }: { sql: string; dialect: SourceKind | null }) {
  const t = useTranslations("common");
  return (
    <div className={classes.frame}>
      <SqlCode sql={sql} dialect={dialect} label={t("sql")} copyLabel={t("copySql")} />
    </div>
  );
}
