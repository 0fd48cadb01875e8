import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notifyFailure } from "@/components/ui/notify-failure";
import { modelsQuery, testModel } from "@/lib/client/models";

/** Tests a connected model; what was found stands in the list afterwards. */
export function useModelTest() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (modelId: string) => testModel(modelId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: modelsQuery().queryKey }),
    onError: (error) => notifyFailure(error),
  });
}

export type ModelTestMutation = ReturnType<typeof useModelTest>;
