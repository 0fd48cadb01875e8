"use client";

import { Card, SegmentedControl, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/models/chain-section.module.css";
import { ChainEditor } from "@/components/models/chains/chain-editor";
import { defaultChain } from "@/components/models/default-chain";
import { notifyFailure } from "@/components/ui/notify-failure";
import { changeChains, modelsQuery } from "@/lib/client/models";
import { type ModelChains, type ModelsState, modelOperationSchema } from "@/lib/llm/schema";

type Operation = (typeof modelOperationSchema.options)[number];

/** Which models are asked in which order: by default, and for each kind of work that has an order of its own. */
export function ChainSection({ state }: { state: ModelsState }) {
  const t = useTranslations("models.chains");
  const change = useChains();
  const usual = defaultChain(state);
  const save = (chains: Partial<ModelChains>) => change.mutate({ ...state.chains, default: usual, ...chains });
  const saveOwn = (operation: Operation, ids: string[] | null) => {
    const { [operation]: _before, ...others } = state.chains.operations;
    save({ operations: ids === null ? others : { ...others, [operation]: ids } });
  };
  return (
    <Card component="section" mt="lg" aria-labelledby="chains-title">
      <Title order={2} id="chains-title">
        {t("title")}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t("body")}
      </Text>
      <ChainEditor
        label={t("default")}
        ids={usual}
        models={state.models}
        busy={change.isPending}
        canBeEmpty
        onChange={(ids) => save({ default: ids })}
      />
      <div className={classes.operations}>
        {modelOperationSchema.options.map((operation) => (
          <OperationChain
            key={operation}
            operation={operation}
            state={state}
            busy={change.isPending}
            onChange={(ids) => saveOwn(operation, ids)}
          />
        ))}
      </div>
    </Card>
  );
}

type OperationChainProps = {
  operation: Operation;
  state: ModelsState;
  busy: boolean;
  /** Null: as the default. */
  onChange: (ids: string[] | null) => void;
};

function OperationChain({ operation, state, busy, onChange }: OperationChainProps) {
  const t = useTranslations("models.chains");
  const own = state.chains.operations[operation]?.filter((id) => state.models.some((model) => model.id === id)) ?? [];
  const usual = defaultChain(state);
  const name = t(`operations.${operation}.name`);
  return (
    <section className={classes.operation} aria-label={name}>
      <div className={classes.head}>
        <div>
          <Text fw={500} size="sm">
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`operations.${operation}.hint`)}
          </Text>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t("which", { operation: name })}
          disabled={busy || usual.length === 0}
          value={own.length === 0 ? "default" : "own"}
          data={[
            { value: "default", label: t("asDefault") },
            { value: "own", label: t("own") },
          ]}
          onChange={(which) => onChange(which === "own" ? usual : null)}
        />
      </div>
      {own.length === 0 ? null : (
        <ChainEditor label={name} ids={own} models={state.models} busy={busy} canBeEmpty={false} onChange={onChange} />
      )}
    </section>
  );
}

function useChains() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeChains,
    onSuccess: (state) => queryClient.setQueryData(modelsQuery().queryKey, state),
    onError: (error) => notifyFailure(error),
  });
}
