"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

type PasswordFieldProps = {
  value: string;
  onChange: (value: string) => void;
  error?: React.ReactNode;
};

/** A new password in sight, with a button that copies it: it has to reach somebody else. */
export function PasswordField({ value, onChange, error }: PasswordFieldProps) {
  const t = useTranslations("admin.users");
  return (
    <TextInput
      label={t("password")}
      description={t("passwordHint")}
      required
      autoComplete="off"
      ff="monospace"
      rightSection={<CopyButton value={value} size="sm" />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
