"use client";

import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { z } from "zod";
import classes from "@/components/auth/auth-card.module.css";
import { signInWithPassword } from "@/components/auth/sign-in";
import { describeError } from "@/components/ui/describe-error";
import { emailSchema, nameSchema, newPasswordSchema, type Setup } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";

type Fields = { name: string; email: string; password: string; token: string };

type SetupFormProps = {
  tokenRequired: boolean;
  /** Where the first run ends. */
  landing: string;
};

/** The first visitor makes the admin account, is signed in, and lands on something finished to look at. */
export function SetupForm({ tokenRequired, landing }: SetupFormProps) {
  const t = useTranslations("auth");
  const form = useForm<Fields>({
    mode: "uncontrolled",
    validateInputOnBlur: true,
    initialValues: { name: "", email: "", password: "", token: "" },
    validate: {
      name: (name) => (nameSchema.safeParse(name).success ? null : t("nameInvalid")),
      email: (email) => (emailSchema.safeParse(email).success ? null : t("emailInvalid")),
      password: (password) => (newPasswordSchema.safeParse(password).success ? null : t("passwordRule")),
      token: (token) => (tokenRequired && token.trim() === "" ? t("tokenMissing") : null),
    },
  });
  const creation = useMutation({ mutationFn: (fields: Fields) => createAdmin(fields, landing) });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((fields) => creation.mutate(fields))} noValidate>
      {creation.isError ? <SetupFailure error={creation.error} /> : null}
      <TextInput
        label={t("name")}
        size="md"
        autoComplete="name"
        autoFocus
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("email")}
        type="email"
        size="md"
        autoComplete="username"
        key={form.key("email")}
        {...form.getInputProps("email")}
      />
      <PasswordInput
        label={t("password")}
        description={t("passwordRule")}
        size="md"
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      {tokenRequired ? (
        <TextInput
          label={t("token")}
          description={t("tokenWhere")}
          size="md"
          autoComplete="one-time-code"
          key={form.key("token")}
          {...form.getInputProps("token")}
        />
      ) : null}
      <Button type="submit" size="md" fullWidth loading={creation.isPending || creation.isSuccess}>
        {t("createAdmin")}
      </Button>
    </form>
  );
}

function SetupFailure({ error }: { error: unknown }) {
  const t = useTranslations("auth");
  const { kind, sentence } = describeError(error);
  return (
    <Alert color="red" icon={<IconAlertCircle size={18} />} role="alert">
      {sentence ?? t(kind === "offline" ? "failures.offline" : "failures.unknown")}
    </Alert>
  );
}

async function createAdmin({ token, ...fields }: Fields, landing: string): Promise<void> {
  const body: Setup = { ...fields, token: token.trim() === "" ? null : token.trim() };
  await fetchJson("/api/setup", { method: "POST", body, schema: z.unknown() });
  const failure = await signInWithPassword(body.email.trim(), body.password);
  // The account exists now, so a failed sign-in is not a failed set-up: the sign-in page takes over.
  window.location.assign(failure === null ? landing : "/login");
}
