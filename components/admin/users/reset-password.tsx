"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newPassword } from "@/components/admin/users/new-password";
import { PasswordField } from "@/components/admin/users/password-field";
import { ErrorState } from "@/components/ui/error-state";
import type { User } from "@/lib/auth/schema";
import { resetPassword } from "@/lib/client/users";

type ResetPasswordProps = { user: User; opened: boolean; onClose: () => void };

/** A dialog that gives an account a new password and signs it out everywhere. */
export function ResetPassword({ user, opened, onClose }: ResetPasswordProps) {
  const t = useTranslations("admin.users");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("resetTitle", { name: user.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <ResetForm user={user} onDone={onClose} />
    </Modal>
  );
}

function ResetForm({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTranslations("admin.users");
  const [password, setPassword] = useState(newPassword);
  const reset = useMutation({
    mutationFn: () => resetPassword(user.id, password),
    onSuccess: () => {
      notifications.show({ message: t("resetDone", { name: user.name }) });
      onDone();
    },
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t("resetBody")}</Text>
      <PasswordField value={password} onChange={setPassword} />
      {reset.error ? <ErrorState error={reset.error} title={t("resetFailed")} compact /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button loading={reset.isPending} onClick={() => reset.mutate()}>
          {t("reset")}
        </Button>
      </Group>
    </Stack>
  );
}
