"use client";

import { Button, Table, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddUser } from "@/components/admin/users/add-user";
import { UserRow } from "@/components/admin/users/user-row";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { TableSkeleton } from "@/components/ui/skeletons";
import { attributesInUseQuery } from "@/lib/client/access-rules";
import { usersQuery } from "@/lib/client/users";

const searchFrom = 20;

/** Everybody who may sign in, their roles, and the ways in and out. */
export function UsersView({ ownId }: { ownId: string }) {
  const t = useTranslations("admin.users");
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            {t("add")}
          </Button>
        }
      />
      <UsersTable ownId={ownId} />
      <AddUser opened={adding} onClose={close} />
    </>
  );
}

function UsersTable({ ownId }: { ownId: string }) {
  const t = useTranslations("admin.users");
  const [search, setSearch] = useState("");
  const users = useQuery(usersQuery());
  const inUse = useQuery(attributesInUseQuery());
  const lackingOf = (userId: string) =>
    inUse.data?.lacking.filter((one) => one.userId === userId).map(({ attribute }) => attribute) ?? [];
  if (users.isPending) return <TableSkeleton rows={6} columns={4} />;
  if (users.isError) return <ErrorState error={users.error} onRetry={() => users.refetch()} />;
  const words = search.trim().toLowerCase();
  const shown = users.data.filter(({ name, email, groups }) =>
    [name, email, ...groups].join(" ").toLowerCase().includes(words),
  );
  return (
    <>
      {users.data.length > searchFrom ? (
        <SearchInput maw={360} mb="sm" label={t("search")} value={search} onChange={setSearch} />
      ) : null}
      <Table.ScrollContainer minWidth={820}>
        <Table verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("person")}</Table.Th>
              <Table.Th>{t("role")}</Table.Th>
              <Table.Th>{t("rights.column")}</Table.Th>
              <Table.Th>{t("lastSeen")}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t("actions")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((user) => (
              <UserRow key={user.id} user={user} isSelf={user.id === ownId} lacking={lackingOf(user.id)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
