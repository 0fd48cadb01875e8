"use client";

import { Alert, Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { describeError } from "@/components/ui/describe-error";
import { ApiError } from "@/lib/client/fetch-json";
import { changeNetwork, networkQuery } from "@/lib/client/network";

/** Whether a connection was refused because it leads to a private address that nobody has allowed yet. */
export function isPrivateAddress(error: unknown): boolean {
  return error instanceof ApiError && error.code.endsWith("/private-address");
}

type PrivateAddressAlertProps = {
  title: string;
  /** Why it was refused, in the server's words. */
  sentence: string | null;
  /** Tries again what was refused. */
  onAllowed: () => void;
};

/** Says which private address it is, and lets the admin who stands before it allow such addresses for the installation. */
export function PrivateAddressAlert({ title, sentence, onAllowed }: PrivateAddressAlertProps) {
  const t = useTranslations("data.form");
  const queryClient = useQueryClient();
  const allow = useMutation({
    mutationFn: () => changeNetwork({ privateAddresses: true }),
    onSuccess: (state) => {
      queryClient.setQueryData(networkQuery().queryKey, state);
      onAllowed();
    },
  });
  return (
    <Alert color="yellow" variant="light" icon={<IconLock size={18} />} title={title} role="alert">
      <p style={{ margin: "0 0 12px" }}>
        {(allow.error ? describeError(allow.error).sentence : sentence) ?? t("testNoWord")}
      </p>
      <Button
        variant="default"
        maw="100%"
        h="auto"
        mih={32}
        styles={{ label: { whiteSpace: "normal" } }}
        loading={allow.isPending}
        onClick={() => allow.mutate()}
      >
        {t("allowPrivate")}
      </Button>
    </Alert>
  );
}
