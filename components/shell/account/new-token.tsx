"use client";

import { Alert, Button, Code, Group, Modal, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/shell/account/section.module.css";
import { CopyButton } from "@/components/ui/copy-button";
import { FormActions } from "@/components/ui/form-actions";
import { notifyFailure } from "@/components/ui/notify-failure";
import { nameSchema } from "@/lib/auth/schema";
import { useCreateToken } from "@/lib/client/tokens";

const lifetimesDays = ["30", "90", "365"] as const;

/** The dialog that makes a token and shows its secret, once. */
export function NewToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("shell.accountPage");
  return (
    <Modal opened={opened} onClose={onClose} title={t("newToken")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <TokenForm onClose={onClose} />
    </Modal>
  );
}

function TokenForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.accountPage");
  const creation = useCreateToken();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { name: "", days: "90" },
    validate: { name: (name) => (nameSchema.safeParse(name).success ? null : t("tokenNameInvalid")) },
  });
  if (creation.data) return <TokenSecret secret={creation.data.secret} onClose={onClose} />;
  return (
    <form
      onSubmit={form.onSubmit(({ name, days }) =>
        creation.mutate(
          { name: name.trim(), days: days === "never" ? null : Number(days) },
          { onError: (error) => notifyFailure(error) },
        ),
      )}
    >
      <TextInput
        label={t("tokenName")}
        placeholder={t("tokenNameExample")}
        data-autofocus
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <Select
        mt="sm"
        label={t("lifetime")}
        allowDeselect={false}
        data={[
          ...lifetimesDays.map((days) => ({ value: days, label: t("days", { count: Number(days) }) })),
          { value: "never", label: t("noEnd") },
        ]}
        key={form.key("days")}
        {...form.getInputProps("days")}
      />
      <FormActions cancel={t("cancel")} submit={t("createToken")} pending={creation.isPending} onCancel={onClose} />
    </form>
  );
}

function TokenSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("shell.accountPage");
  return (
    <>
      <Alert color="indigo" icon={<IconCircleCheck size={18} />} title={t("tokenMade")}>
        {t("tokenOnce")}
        <p className={classes.secret}>
          <Code>{secret}</Code>
          <CopyButton value={secret} label={t("copyToken")} />
        </p>
      </Alert>
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{t("done")}</Button>
      </Group>
    </>
  );
}
