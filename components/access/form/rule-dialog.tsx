"use client";

import { Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AudienceFields } from "@/components/access/form/audience-fields";
import { ConditionField } from "@/components/access/form/condition-field";
import { MaskFields } from "@/components/access/form/mask-fields";
import { RuleTrial } from "@/components/access/form/rule-trial";
import { draftOf, type RuleValues, valuesOf } from "@/components/access/form/rule-values";
import { TableFields } from "@/components/access/form/table-fields";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import type { AccessOverview, AccessRuleEntry } from "@/lib/access/schema";
import { useSaveAccessRule } from "@/lib/client/access-rules";

/** The rule that is worked on: a kept one, or a new one for a table. */
export type RuleAtWork = { readonly rule: AccessRuleEntry | null; readonly entity: string | null };

type RuleDialogProps = {
  sourceId: string;
  overview: AccessOverview;
  /** Null keeps the dialog closed. */
  work: RuleAtWork | null;
  onClose: () => void;
};

/** The dialog in which a rule is written, tried and kept. */
export function RuleDialog({ sourceId, overview, work, onClose }: RuleDialogProps) {
  const t = useTranslations("access.form");
  const title = t(work?.rule ? "editTitle" : "addTitle");
  return (
    <Modal
      opened={work !== null}
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {work === null ? null : <RuleForm sourceId={sourceId} overview={overview} work={work} onClose={onClose} />}
    </Modal>
  );
}

type RuleFormProps = Omit<RuleDialogProps, "work"> & { work: RuleAtWork };

function RuleForm({ sourceId, overview, work, onClose }: RuleFormProps) {
  const t = useTranslations("access.form");
  const [values, setValues] = useState(() => valuesOf(work.rule, work.entity));
  const [tried, setTried] = useState(false);
  const save = useSaveAccessRule(sourceId);
  const change = (part: Partial<RuleValues>) => setValues((before) => ({ ...before, ...part }));
  const table = overview.tables.find(({ id }) => id === values.entity);
  const rule = draftOf(values);
  const ruleId = work.rule?.id ?? null;
  // Awaited, because this dialog goes as soon as the rule is kept and callbacks given to `mutate` would go with it.
  async function submit() {
    setTried(true);
    if (rule === null) return;
    const kept = await save.mutateAsync({ ruleId, rule }).catch(() => null);
    // The dialog shows the error of the mutation by itself.
    if (kept === null) return;
    onClose();
    notifications.show({
      message: t(ruleId === null ? "added" : "changed"),
      closeButtonProps: { "aria-label": t("close") },
    });
  }
  const fields = { values, change, table, tried };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <TableFields {...fields} tables={overview.tables} />
        {values.kind === "row" ? (
          <ConditionField {...fields} dialect={overview.kind} attributes={overview.attributes} />
        ) : (
          <MaskFields {...fields} />
        )}
        <AudienceFields {...fields} groups={overview.groups} />
        <RuleTrial sourceId={sourceId} rule={rule} ruleId={ruleId} />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <FormActions
          cancel={t("cancel")}
          submit={t(ruleId === null ? "add" : "save")}
          pending={save.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
