"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { Section } from "@/components/shell/account/section";
import classes from "@/components/shell/account/section.module.css";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { nameSchema } from "@/lib/auth/schema";
import { useRenameSelf } from "@/lib/client/me";

/** Name, which can be changed; address and role, which an administrator changes. */
export function ProfileSection() {
  const t = useTranslations("shell.accountPage");
  const roles = useTranslations("shell.account.roles");
  const auth = useTranslations("auth");
  const viewer = useViewer();
  const renaming = useRenameSelf();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { name: viewer.name },
    validate: { name: (name) => (nameSchema.safeParse(name).success ? null : auth("nameInvalid")) },
  });
  return (
    <Section title={t("profile")} description={t("profileHint", { email: viewer.email, role: roles(viewer.role) })}>
      <form
        className={classes.fields}
        onSubmit={form.onSubmit(({ name }) =>
          renaming.mutate(name.trim(), {
            onSuccess: () => notifications.show({ message: t("saved") }),
            onError: (error) => notifyFailure(error),
          }),
        )}
      >
        <TextInput label={t("name")} autoComplete="name" key={form.key("name")} {...form.getInputProps("name")} />
        <Group>
          <Button type="submit" variant="default" loading={renaming.isPending}>
            {t("saveName")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
