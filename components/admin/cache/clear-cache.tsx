"use client";

import { Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Choice, ChooseDashboard, ChooseSource } from "@/components/admin/cache/choose-one";
import { useCacheWords } from "@/components/admin/cache/use-cache-words";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import type { CacheClear } from "@/lib/cache/schema";
import { cacheReportQuery, clearCache } from "@/lib/client/cache";

/** What is to be cleared; of a source or a dashboard, which one is chosen in the dialog. */
export type ClearTarget = { what: "all" } | { what: "kind"; kind: string } | { what: "source" } | { what: "dashboard" };

type ClearCacheProps = { target: ClearTarget; opened: boolean; onClose: () => void };

/** The dialog that asks before something is cleared, and says what it costs. */
export function ClearCache({ target, opened, onClose }: ClearCacheProps) {
  const t = useTranslations("admin.cache.clear");
  const common = useTranslations("common");
  const words = useCacheWords();
  const name = target.what === "kind" ? words.kind(target.kind).name : "";
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(`titles.${target.what}`, { name })}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <ClearForm target={target} kindName={name} onDone={onClose} />
    </Modal>
  );
}

type ClearFormProps = { target: ClearTarget; kindName: string; onDone: () => void };

function ClearForm({ target, kindName, onDone }: ClearFormProps) {
  const t = useTranslations("admin.cache.clear");
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [sent, setSent] = useState(false);
  const what = clearOf(target, chosen);
  const missing = sent && what === null ? t("needed") : null;
  const clear = useMutation({
    mutationFn: (wanted: CacheClear) => clearCache(wanted),
    onSuccess: () => {
      const name = target.what === "all" ? t("everything") : target.what === "kind" ? kindName : (chosen?.name ?? "");
      notifications.show({ message: t("done", { name }) });
      onDone();
      return client.invalidateQueries({ queryKey: cacheReportQuery().queryKey });
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (what !== null) clear.mutate(what);
      }}
    >
      <Stack gap="sm">
        {target.what === "source" ? <ChooseSource value={chosen} onChange={setChosen} error={missing} /> : null}
        {target.what === "dashboard" ? <ChooseDashboard value={chosen} onChange={setChosen} error={missing} /> : null}
        <Text size="sm">{t(`bodies.${target.what}`)}</Text>
        <Text size="sm" c="dimmed">
          {t("everywhere")}
        </Text>
        {clear.error ? <ErrorState error={clear.error} title={t("failed")} compact /> : null}
        <FormActions cancel={t("keep")} submit={t("confirm")} pending={clear.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** **Nulls** it is not chosen yet which one. */
function clearOf(target: ClearTarget, chosen: Choice | null): CacheClear | null {
  switch (target.what) {
    case "all":
      return target;
    case "kind":
      // One that the server counts; it refuses what is none.
      return target as CacheClear;
    case "source":
      return chosen && { what: "source", sourceId: chosen.id };
    case "dashboard":
      return chosen && { what: "dashboard", dashboardId: chosen.id };
  }
}
