"use client";

import { useQuery } from "@tanstack/react-query";
import { FileWork } from "@/components/sources/history/file/file-work";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { modelFileQuery } from "@/lib/client/source-meaning";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What is known of a source as a file: to read, to change here, to keep elsewhere, and to bring back. */
export function ModelFile({ model }: { model: SemanticModel }) {
  const file = useQuery(modelFileQuery(model.sourceId));
  if (file.isPending) return <LinesSkeleton lines={12} height={16} />;
  if (file.isError) return <ErrorState error={file.error} onRetry={() => file.refetch()} />;
  return <FileWork sourceId={model.sourceId} saved={file.data} />;
}
