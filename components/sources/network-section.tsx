"use client";

import { Card, Switch, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { changeNetwork, networkQuery } from "@/lib/client/network";

/** Where connections of data sources may go; for admins. */
export function NetworkSection() {
  const t = useTranslations("data.network");
  const queryClient = useQueryClient();
  const { data: network } = useQuery(networkQuery());
  const change = useMutation({
    mutationFn: changeNetwork,
    onSuccess: (state) => queryClient.setQueryData(networkQuery().queryKey, state),
    onError: (error) => notifyFailure(error),
  });
  if (network === undefined) return null;
  return (
    <Card component="section" mt="lg" aria-labelledby="network-title">
      <Title order={2} id="network-title" mb="sm">
        {t("title")}
      </Title>
      <Switch
        label={t("private")}
        description={network.fixed ? t("fixed") : t("privateHint")}
        checked={network.privateAddresses}
        disabled={network.fixed || change.isPending}
        onChange={(event) => change.mutate({ privateAddresses: event.currentTarget.checked })}
      />
    </Card>
  );
}
