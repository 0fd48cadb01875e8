"use client";

import { type QueryClient, useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSaveNotices } from "@/components/sources/use-save-notices";
import { withChange } from "@/components/sources/with-change";
import { ApiError } from "@/lib/client/fetch-json";
import { sourceModelQuery } from "@/lib/client/source-management";
import { changeModel, returnToRevision } from "@/lib/client/source-meaning";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** One save: its changes, and what is said when it is done ("Renamed to Region"); without words nothing is said. */
export type ModelSave = { changes: readonly ModelChange[]; said?: string };

const keyOf = (sourceId: string) => ["sources", sourceId, "changes"];

/**
 * Saves changes of a model for the person who is looking at it, with a notice that offers to undo it. A conflict says who changed
 * what, and offers to save all the same.
 */
export function useChangeModel(sourceId: string) {
  const queryClient = useQueryClient();
  const notices = useSaveNotices();
  const undo = useMutation({
    mutationFn: (saved: SemanticModel) =>
      returnToRevision(sourceId, { revision: saved.revision, to: saved.revision - 1 }),
    onSuccess: (model) => {
      keepModel(queryClient, model);
      notices.undone();
    },
    onError: (error) => notices.failed(error),
  });
  const save = useMutation({
    mutationKey: keyOf(sourceId),
    // One after the other: each stands on the revision that the one before it made.
    scope: { id: `model of ${sourceId}` },
    mutationFn: ({ changes }: ModelSave) =>
      changeModel(sourceId, { revision: revisionOnScreen(queryClient, sourceId), changes: [...changes] }),
    onSuccess: (model, { said }) => {
      keepModel(queryClient, model);
      if (said !== undefined) notices.saved(said, () => undo.mutate(model));
    },
    onError: async (error, asked) => {
      // The newest revision comes on screen at once, so that what is offered then stands on it.
      await queryClient.invalidateQueries({ queryKey: ["sources", sourceId, "model"] });
      if (error instanceof ApiError && error.code === "semantic/conflict") {
        notices.conflict(error, () => save.mutate(asked));
      } else {
        notices.failed(error);
      }
    },
  });
  return save;
}

/** A model with what is being saved right now already in it, so that nothing flickers while the server answers. */
export function useChangedModel(saved: SemanticModel): SemanticModel {
  const pending = useMutationState({
    filters: { mutationKey: keyOf(saved.sourceId), status: "pending" },
    // Only `useChangeModel` uses this key, so the variables are its own.
    select: ({ state }) => state.variables as ModelSave,
  });
  return useMemo(() => pending.flatMap(({ changes }) => changes).reduce(withChange, saved), [pending, saved]);
}

function revisionOnScreen(queryClient: QueryClient, sourceId: string): number {
  const model = queryClient.getQueryData(sourceModelQuery(sourceId, true).queryKey);
  if (model === undefined) throw new Error("A model is changed that nobody has looked at");
  return model.revision;
}

/** Shows a model that a save gave back everywhere, and lets what depends on it be read again. */
export function keepModel(queryClient: QueryClient, model: SemanticModel): void {
  const { queryKey } = sourceModelQuery(model.sourceId, true);
  queryClient.setQueryData(queryKey, model);
  void queryClient.invalidateQueries({
    queryKey: ["sources", model.sourceId],
    predicate: (query) => !["analysis", "detail"].includes(String(query.queryKey[2])) && query.queryKey !== queryKey,
  });
}
