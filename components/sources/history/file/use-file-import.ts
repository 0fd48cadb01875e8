"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { importModel } from "@/lib/client/source-meaning";

export const fileFormats = ["querent", "dbt"] as const;
export type FileFormat = (typeof fileFormats)[number];
/** A file as it was handed in: what was found in it holds for exactly this. */
export type FileAtWork = { readonly revision: number; readonly text: string; readonly format: FileFormat };

/** Tries a file, which changes nothing, and takes it over. */
export function useFileImport(sourceId: string) {
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: (file: FileAtWork) => importModel(sourceId, { ...file, dryRun: true }),
  });
  const apply = useMutation({
    mutationFn: (file: FileAtWork) => importModel(sourceId, { ...file, dryRun: false }),
    onSuccess: async (result) => {
      if (result.problems.length === 0) await client.invalidateQueries({ queryKey: ["sources", sourceId] });
    },
  });
  return { check, apply };
}
