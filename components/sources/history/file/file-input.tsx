"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import type { FileEditorProps } from "@/components/sources/history/file/file-editor";
import classes from "@/components/sources/history/file/file-work.module.css";

const FileEditor = dynamic(
  () => import("@/components/sources/history/file/file-editor").then((module) => module.FileEditor),
  { ssr: false, loading: () => <Skeleton height={480} radius={0} /> },
);

/** A large text to edit, loaded where it is needed and not before. */
export function FileInput(props: FileEditorProps) {
  return (
    <div className={classes.frame}>
      <FileEditor {...props} />
    </div>
  );
}
