"use client";

import { Button, Modal } from "@mantine/core";
import { IconPlus, IconSparkles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChainSection } from "@/components/models/chain-section";
import { ModelItem } from "@/components/models/list/model-item";
import { ModelForm } from "@/components/models/model-form";
import classes from "@/components/models/models-view.module.css";
import { type ModelTestMutation, useModelTest } from "@/components/models/use-model-test";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { modelsQuery } from "@/lib/client/models";
import type { ModelSummary } from "@/lib/llm/schema";

type Editing = { readonly model: ModelSummary | null };

/** Every language model, how it is doing, and which is asked for what. */
export function ModelsView() {
  const t = useTranslations("models");
  const [editing, setEditing] = useState<Editing | null>(null);
  const test = useModelTest();
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing({ model: null })}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={addButton} />
      <Models addButton={addButton} test={test} onEdit={(model) => setEditing({ model })} />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing?.model ? t("edit", { name: editing.model.name }) : t("add")}
        size="lg"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {editing === null ? null : (
          <ModelForm
            model={editing.model}
            onCancel={() => setEditing(null)}
            onSaved={(modelId) => {
              setEditing(null);
              // What the form tried was not kept; whoever looks at the list wants to know.
              test.mutate(modelId);
            }}
          />
        )}
      </Modal>
    </>
  );
}

type ModelsProps = { addButton: React.ReactNode; test: ModelTestMutation; onEdit: (model: ModelSummary) => void };

function Models({ addButton, test, onEdit }: ModelsProps) {
  const t = useTranslations("models");
  const state = useQuery(modelsQuery());
  if (state.isPending) return <LinesSkeleton lines={6} height={24} />;
  if (state.isError) {
    return <ErrorState error={state.error} onRetry={() => state.refetch()} retrying={state.isFetching} />;
  }
  const { models } = state.data;
  if (models.length === 0) {
    return (
      <EmptyState
        icon={<IconSparkles size={24} />}
        title={t("empty.title")}
        body={t("empty.body")}
        action={addButton}
      />
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t("title")}>
        {models.map((model) => (
          <ModelItem key={model.id} model={model} state={state.data} test={test} onEdit={() => onEdit(model)} />
        ))}
      </ul>
      <ChainSection state={state.data} />
    </>
  );
}
