"use client";

import { ActionIcon, Badge, Group, Menu, Select, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots, IconKey, IconUserCheck, IconUserOff, IconUsersGroup } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { EditRights } from "@/components/admin/users/edit-rights";
import { ResetPassword } from "@/components/admin/users/reset-password";
import { UserRights } from "@/components/admin/users/user-rights";
import { notifyFailure } from "@/components/ui/notify-failure";
import type { User, UserChange } from "@/lib/auth/schema";
import { type Role, roles } from "@/lib/auth/viewer";
import { changeUser, usersQuery } from "@/lib/client/users";

type UserRowProps = {
  user: User;
  isSelf: boolean;
  /** Attributes for want of which rules refuse this person. */
  lacking: readonly string[];
};

/** One account: its role can be changed in place; nobody takes their own rights away by accident. */
export function UserRow({ user, isSelf, lacking }: UserRowProps) {
  const t = useTranslations("admin.users");
  const queryClient = useQueryClient();
  const [resetting, { open, close }] = useDisclosure(false);
  const [editing, edit] = useDisclosure(false);
  const change = useMutation({
    mutationFn: (body: UserChange) => changeUser(user.id, body),
    onError: (error) => notifyFailure(error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersQuery().queryKey }),
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Text size="sm" fw={500}>
            {user.name}
          </Text>
          {isSelf ? <Mark words={t("you")} /> : null}
          {user.disabled ? <Mark words={t("disabled")} /> : null}
        </Group>
        <Text size="xs" c="dimmed">
          {user.email}
        </Text>
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          w={150}
          aria-label={t("roleOf", { name: user.name })}
          data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          value={change.isPending ? (change.variables.role ?? user.role) : user.role}
          allowDeselect={false}
          disabled={isSelf || change.isPending}
          onChange={(role) => change.mutate({ role: role as Role /* the options are the roles */ })}
        />
      </Table.Td>
      <Table.Td>
        <UserRights user={user} lacking={lacking} />
      </Table.Td>
      <Table.Td>
        <LastSeen at={user.lastSeenAt} />
      </Table.Td>
      <Table.Td>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t("actionsFor", { name: user.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUsersGroup size={16} />} onClick={edit.open}>
              {t("rights.edit")}
            </Menu.Item>
            <Menu.Item leftSection={<IconKey size={16} />} onClick={open}>
              {t("reset")}
            </Menu.Item>
            <Menu.Item
              leftSection={user.disabled ? <IconUserCheck size={16} /> : <IconUserOff size={16} />}
              disabled={isSelf}
              onClick={() => change.mutate({ disabled: !user.disabled })}
            >
              {user.disabled ? t("enable") : t("disable")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ResetPassword user={user} opened={resetting} onClose={close} />
        <EditRights user={user} opened={editing} onClose={edit.close} />
      </Table.Td>
    </Table.Tr>
  );
}

function Mark({ words }: { words: string }) {
  return (
    <Badge variant="default" size="xs" radius="sm" tt="none" fw={500}>
      {words}
    </Badge>
  );
}

function LastSeen({ at }: { at: string | null }) {
  const t = useTranslations("admin.users");
  const format = useFormatter();
  const now = useNow();
  return (
    <Text size="sm" c="dimmed">
      {at === null ? t("never") : format.relativeTime(new Date(at), now)}
    </Text>
  );
}
