"use client";

import { Alert, Button, Divider, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle, IconKey } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import classes from "@/components/auth/auth-card.module.css";
import { type SignInFailure, signInWithPassword } from "@/components/auth/sign-in";

type LoginFormProps = {
  /** Where to go afterwards; already checked to be a page of ours. */
  nextPath: string;
  /** The id of the single sign-on provider, when one is configured. */
  ssoProvider: string | null;
  /** What went wrong before this page was shown (single sign-on comes back by a redirect). */
  failure: SignInFailure | null;
};

const unknownFailure: SignInFailure = { reason: "unknown", seconds: 0 };

/** Signing in with address and password, or by single sign-on. */
export function LoginForm({ nextPath, ssoProvider, failure }: LoginFormProps) {
  const t = useTranslations("auth");
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { email: "", password: "" },
    validate: {
      email: (email) => (email.trim() === "" ? t("emailMissing") : null),
      password: (password) => (password === "" ? t("passwordMissing") : null),
    },
  });
  const signingIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      signInWithPassword(email.trim(), password),
    // A full load, so that every server part sees the new session.
    onSuccess: (problem) => {
      if (problem === null) window.location.assign(nextPath);
      else form.setFieldValue("password", "");
    },
  });
  const shown = signingIn.isError ? unknownFailure : signingIn.isIdle ? failure : (signingIn.data ?? null);
  const leaving = signingIn.isSuccess && signingIn.data === null;
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => signingIn.mutate(values))} noValidate>
      {shown !== null && !signingIn.isPending ? (
        <Alert color="red" icon={<IconAlertCircle size={18} />} role="alert">
          {t(`failures.${shown.reason}`, { seconds: shown.seconds })}
        </Alert>
      ) : null}
      <TextInput
        label={t("email")}
        type="email"
        size="md"
        autoComplete="username"
        autoFocus
        key={form.key("email")}
        {...form.getInputProps("email")}
      />
      <PasswordInput
        label={t("password")}
        size="md"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      <Button type="submit" size="md" fullWidth loading={signingIn.isPending || leaving}>
        {t("signIn")}
      </Button>
      {ssoProvider === null ? null : (
        <>
          <Divider label={t("or")} />
          <Button
            variant="default"
            size="md"
            fullWidth
            leftSection={<IconKey size={18} />}
            onClick={() => signIn(ssoProvider, { callbackUrl: nextPath })}
          >
            {t("sso")}
          </Button>
        </>
      )}
    </form>
  );
}
