"use client";

import { Button, PasswordInput, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import classes from "@/components/dashboards/share/password-gate.module.css";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { useUnlockLink } from "@/lib/client/dashboard-links";

/** Asks for the password of a public link. A wrong one stays in the field, to be mended. */
export function PasswordGate({ token, why }: { token: string; why: string }) {
  const t = useTranslations("sharing.password");
  const [password, setPassword] = useState("");
  const unlocking = useUnlockLink(token);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlocking.mutate(password);
  };
  return (
    <form className={classes.gate} onSubmit={submit}>
      <IconLock size={28} aria-hidden="true" className={classes.icon} />
      <Title order={1} size="h3">
        {t("title")}
      </Title>
      <Text size="sm" c="dimmed">
        {why}
      </Text>
      <PasswordInput
        className={classes.field}
        label={t("label")}
        autoComplete="current-password"
        autoFocus
        required
        withAsterisk={false}
        maxLength={200}
        value={password}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          if (unlocking.isError) unlocking.reset();
        }}
        error={unlocking.isError ? <FailureWords words={describeError(unlocking.error)} /> : null}
      />
      <Button type="submit" fullWidth loading={unlocking.isPending}>
        {t("open")}
      </Button>
    </form>
  );
}
