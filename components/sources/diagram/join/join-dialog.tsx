"use client";

import { Alert, Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { IconAlertTriangle, IconArrowsExchange } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ColumnPairFields } from "@/components/sources/diagram/join/column-pair-fields";
import { canSave, type JoinAtWork, problemOf } from "@/components/sources/diagram/join/join-at-work";
import { useJoinSentence } from "@/components/sources/diagram/join/use-join-sentence";
import { TableSelect } from "@/components/sources/table-select";
import { useChangeModel } from "@/components/sources/use-change-model";
import { FormActions } from "@/components/ui/form-actions";
import type { SemanticModel } from "@/lib/semantic/schema";

type JoinDialogProps = { model: SemanticModel; work: JoinAtWork; onClose: () => void };

/** The dialog in which a relationship is made or changed: which tables, by which columns, and how many belong to how many. */
export function JoinDialog({ model, work, onClose }: JoinDialogProps) {
  const t = useTranslations("diagram.form");
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(work.id === null ? "addTitle" : "changeTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <JoinForm model={model} work={work} onClose={onClose} />
    </Modal>
  );
}

function JoinForm({ model, work, onClose }: JoinDialogProps) {
  const t = useTranslations("diagram.form");
  const [join, setJoin] = useState(work);
  const [tried, setTried] = useState(false);
  const save = useChangeModel(model.sourceId);
  const problem = problemOf(model, join);
  const mayWarn = tried || canSave(problem);
  const change = (part: Partial<JoinAtWork>) => setJoin((before) => ({ ...before, ...part }));
  function submit() {
    setTried(true);
    if (!canSave(problem)) return;
    const { id, from, to, cardinality } = join;
    save.mutate(
      { changes: [{ kind: "join", id, join: { from, to, cardinality } }], said: t(id === null ? "added" : "changed") },
      { onSuccess: onClose },
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TableSelect
            label={t("from")}
            model={model}
            value={join.from.entity}
            onChange={(entity) => change({ from: { entity, columns: join.from.columns.map(() => "") } })}
          />
          <Button
            variant="default"
            px={8}
            aria-label={t("turn")}
            title={t("turn")}
            onClick={() => change({ from: join.to, to: join.from })}
          >
            <IconArrowsExchange size={16} />
          </Button>
          <TableSelect
            label={t("to")}
            model={model}
            value={join.to.entity}
            onChange={(entity) => change({ to: { entity, columns: join.to.columns.map(() => "") } })}
          />
        </Group>
        <ColumnPairFields model={model} join={join} onChange={change} />
        <CardinalityChoice model={model} join={join} onChange={change} />
        {problem !== null && mayWarn ? (
          <Alert color={canSave(problem) ? "yellow" : "red"} icon={<IconAlertTriangle size={16} />} p="xs" role="alert">
            {t(`problems.${problem}`)}
          </Alert>
        ) : null}
        <FormActions
          cancel={t("cancel")}
          submit={t(work.id === null ? "add" : "save")}
          pending={save.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

type CardinalityChoiceProps = {
  model: SemanticModel;
  join: JoinAtWork;
  onChange: (part: Pick<JoinAtWork, "cardinality">) => void;
};

function CardinalityChoice({ model, join, onChange }: CardinalityChoiceProps) {
  const t = useTranslations("diagram.form");
  const sentence = useJoinSentence(model);
  return (
    <Radio.Group
      label={t("cardinality")}
      value={join.cardinality}
      onChange={(value) => onChange({ cardinality: value === "one-to-one" ? value : "many-to-one" })}
    >
      <Stack gap={8} mt={6}>
        {(["many-to-one", "one-to-one"] as const).map((cardinality) => (
          <Radio key={cardinality} value={cardinality} label={sentence({ ...join, cardinality })} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
