"use client";

import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { newPassword } from "@/components/admin/users/new-password";
import { PasswordField } from "@/components/admin/users/password-field";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { emailSchema, nameSchema, newPasswordSchema } from "@/lib/auth/schema";
import { type Role, roles } from "@/lib/auth/viewer";
import { createUser, usersQuery } from "@/lib/client/users";

type AddUserProps = { opened: boolean; onClose: () => void };

/** A dialog that makes an account; the password is shown so that it can be handed over. */
export function AddUser({ opened, onClose }: AddUserProps) {
  const t = useTranslations("admin.users");
  return (
    <Modal opened={opened} onClose={onClose} title={t("add")} closeButtonProps={{ "aria-label": t("close") }}>
      <AddUserForm onDone={onClose} />
    </Modal>
  );
}

function AddUserForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("admin.users");
  const queryClient = useQueryClient();
  const form = useForm({
    mode: "controlled",
    initialValues: { name: "", email: "", role: "viewer" as Role, password: newPassword() },
    validate: {
      name: (value) => (nameSchema.safeParse(value).success ? null : t("nameNeeded")),
      email: (value) => (emailSchema.safeParse(value).success ? null : t("emailNeeded")),
      password: (value) => (newPasswordSchema.safeParse(value).success ? null : t("passwordNeeded")),
    },
  });
  const add = useMutation({
    mutationFn: (values: typeof form.values) => createUser({ ...values, groups: [], attributes: {} }),
    onSuccess: async (user) => {
      await queryClient.invalidateQueries({ queryKey: usersQuery().queryKey });
      notifications.show({ message: t("added", { name: user.name }) });
      onDone();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
      <Stack gap="sm">
        <TextInput label={t("name")} required data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("email")} type="email" required {...form.getInputProps("email")} />
        <Select
          label={t("role")}
          description={t(`roleHints.${form.values.role}`)}
          data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          allowDeselect={false}
          {...form.getInputProps("role")}
        />
        <PasswordField
          value={form.values.password}
          onChange={(password) => form.setFieldValue("password", password)}
          error={form.errors.password}
        />
        {add.error ? <ErrorState error={add.error} title={t("addFailed")} compact /> : null}
        <FormActions cancel={t("cancel")} submit={t("add")} pending={add.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
