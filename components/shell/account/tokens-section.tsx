"use client";

import { ActionIcon, Button, Table, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { IconKey, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { NewToken } from "@/components/shell/account/new-token";
import { Section } from "@/components/shell/account/section";
import classes from "@/components/shell/account/section.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { ApiToken } from "@/lib/auth/schema";
import { tokensQuery, useRevokeToken } from "@/lib/client/tokens";

/** Tokens with which scripts act as the viewer. */
export function TokensSection() {
  const t = useTranslations("shell.accountPage");
  const tokens = useQuery(tokensQuery());
  const [adding, add] = useDisclosure(false);
  return (
    <Section
      title={t("tokens")}
      description={t("tokensHint")}
      action={
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add.open}>
          {t("newToken")}
        </Button>
      }
    >
      {tokens.isPending ? <TableSkeleton rows={2} columns={4} /> : null}
      {tokens.isError ? <ErrorState compact error={tokens.error} onRetry={() => tokens.refetch()} /> : null}
      {tokens.data?.length === 0 ? (
        <EmptyState compact icon={<IconKey size={20} />} title={t("noTokens")} body={t("noTokensHint")} />
      ) : null}
      {tokens.data && tokens.data.length > 0 ? <TokenTable tokens={tokens.data} /> : null}
      <NewToken opened={adding} onClose={add.close} />
    </Section>
  );
}

function TokenTable({ tokens }: { tokens: readonly ApiToken[] }) {
  const t = useTranslations("shell.accountPage");
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing={8} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("tokenName")}</Table.Th>
            <Table.Th>{t("created")}</Table.Th>
            <Table.Th>{t("expires")}</Table.Th>
            <Table.Th>{t("lastUsed")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("tokenActions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const t = useTranslations("shell.accountPage");
  const format = useFormatter();
  const revocation = useRevokeToken();
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium" });
  function askToRevoke() {
    modals.openConfirmModal({
      title: t("revokeTitle"),
      children: <Text size="sm">{t("revokeBody", { name: token.name })}</Text>,
      labels: { confirm: t("revoke"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => revocation.mutate(token.id, { onError: (error) => notifyFailure(error) }),
    });
  }
  return (
    <Table.Tr>
      <Table.Td>{token.name}</Table.Td>
      <Table.Td>{day(token.createdAt)}</Table.Td>
      <Table.Td>{token.expiresAt === null ? t("never") : day(token.expiresAt)}</Table.Td>
      <Table.Td>{token.lastUsedAt === null ? t("unused") : day(token.lastUsedAt)}</Table.Td>
      <Table.Td ta="right">
        <ActionIcon
          aria-label={t("revokeName", { name: token.name })}
          onClick={askToRevoke}
          loading={revocation.isPending}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
