"use client";

import { Button, Group, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/auth/sign-out";
import { Section } from "@/components/shell/account/section";
import classes from "@/components/shell/account/section.module.css";
import { describeError } from "@/components/ui/describe-error";
import { notifyFailure } from "@/components/ui/notify-failure";
import { newPasswordSchema } from "@/lib/auth/schema";
import { useChangePassword } from "@/lib/client/me";

/** A new password; it ends all sessions, so the page leads to signing in. */
export function PasswordSection() {
  const t = useTranslations("shell.accountPage");
  const auth = useTranslations("auth");
  const change = useChangePassword();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { currentPassword: "", newPassword: "" },
    validate: {
      currentPassword: (password) => (password === "" ? auth("passwordMissing") : null),
      newPassword: (password) => (newPasswordSchema.safeParse(password).success ? null : auth("passwordRule")),
    },
  });
  const toggle = { "aria-label": auth("showPassword") };
  return (
    <Section title={t("password")} description={t("passwordHint")}>
      <form
        className={classes.fields}
        onSubmit={form.onSubmit((values) =>
          change.mutate(values, {
            onSuccess: () => void signOut(),
            onError: (error) => {
              const { sentence } = describeError(error);
              if (sentence === null) notifyFailure(error);
              else form.setFieldError("currentPassword", sentence);
            },
          }),
        )}
      >
        <PasswordInput
          label={t("currentPassword")}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          key={form.key("currentPassword")}
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={t("newPassword")}
          description={auth("passwordRule")}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          key={form.key("newPassword")}
          {...form.getInputProps("newPassword")}
        />
        <Group>
          <Button type="submit" variant="default" loading={change.isPending || change.isSuccess}>
            {t("changePassword")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
