"use client";

import { Button, Modal, NumberInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { perMillion, perToken } from "@/components/usage/prices/per-million";
import { changePrice, pricesQuery } from "@/lib/client/usage";
import type { PriceChange, PriceEntry } from "@/lib/llm/usage/schema";

type EditPriceProps = {
  /** The model whose price is set, "" for one that is not in the list; null closes the dialog. */
  model: string | null;
  entry: PriceEntry | null;
  onClose: () => void;
};

/** The dialog that sets what a model costs from now on. */
export function EditPrice({ model, entry, onClose }: EditPriceProps) {
  const t = useTranslations("usage.prices");
  const common = useTranslations("common");
  return (
    <Modal
      opened={model !== null}
      onClose={onClose}
      title={model ? t("edit", { model }) : t("add")}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <PriceForm key={model} model={model ?? ""} entry={entry} onDone={onClose} />
    </Modal>
  );
}

type Values = { model: string; input: number | string; cached: number | string; output: number | string };

function PriceForm({ model, entry, onDone }: { model: string; entry: PriceEntry | null; onDone: () => void }) {
  const t = useTranslations("usage.prices");
  const common = useTranslations("common");
  const client = useQueryClient();
  const price = entry?.own ?? entry?.published ?? null;
  const needed = (value: number | string) => (value !== "" && Number(value) >= 0 ? null : t("needed"));
  const form = useForm<Values>({
    initialValues: {
      model,
      input: price ? perMillion(price.inputNanoUsd) : "",
      cached: price ? perMillion(price.cachedInputNanoUsd) : "",
      output: price ? perMillion(price.outputNanoUsd) : "",
    },
    validate: {
      model: (value) => (value.trim() === "" ? t("modelNeeded") : null),
      input: needed,
      cached: needed,
      output: needed,
    },
  });
  const save = useMutation({
    mutationFn: (change: PriceChange) => changePrice(change),
    onSuccess: (list) => {
      client.setQueryData(pricesQuery().queryKey, list);
      onDone();
    },
  });
  const submit = (values: Values) =>
    save.mutate({
      model: values.model.trim(),
      price: {
        inputNanoUsd: perToken(Number(values.input)),
        cachedInputNanoUsd: perToken(Number(values.cached)),
        outputNanoUsd: perToken(Number(values.output)),
      },
    });
  const field = { min: 0, max: 1_000, decimalScale: 3, prefix: "$", hideControls: true } as const;
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="sm">
        {model === "" ? (
          <TextInput label={t("model")} description={t("modelHint")} maxLength={120} {...form.getInputProps("model")} />
        ) : null}
        <NumberInput label={t("inputLong")} {...field} {...form.getInputProps("input")} />
        <NumberInput
          label={t("cachedLong")}
          description={t("cachedHint")}
          {...field}
          {...form.getInputProps("cached")}
        />
        <NumberInput label={t("outputLong")} {...field} {...form.getInputProps("output")} />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        {entry?.own ? (
          <Button variant="subtle" onClick={() => save.mutate({ model, price: null })}>
            {t(entry.published ? "asPublished" : "forget")}
          </Button>
        ) : null}
        <FormActions cancel={common("cancel")} submit={t("save")} pending={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
