"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import type { SqlEditorProps } from "@/components/ui/sql-view/sql-editor";
import classes from "@/components/ui/sql-view.module.css";

const SqlEditor = dynamic(() => import("@/components/ui/sql-view/sql-editor").then((module) => module.SqlEditor), {
  ssr: false,
  loading: () => <Skeleton height={92} radius={0} />,
});

/** A field for a piece of SQL, coloured for its dialect; loaded where it is needed and not before. */
export function SqlInput(props: SqlEditorProps) {
  return (
    <div className={classes.frame}>
      <SqlEditor {...props} />
    </div>
  );
}
