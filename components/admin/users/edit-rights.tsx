"use client";

import { Alert, Modal, Stack, TagsInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { AttributeFields } from "@/components/admin/users/attribute-fields";
import { attributesOf, rowsOf } from "@/components/admin/users/attribute-rows";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import type { User } from "@/lib/auth/schema";
import { attributesInUseQuery } from "@/lib/client/access-rules";
import { changeUser, usersQuery } from "@/lib/client/users";

type EditRightsProps = { user: User; opened: boolean; onClose: () => void };

/** The dialog in which somebody's groups and attributes are changed: what access rules look at. */
export function EditRights({ user, opened, onClose }: EditRightsProps) {
  const t = useTranslations("admin.users.rights");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t("title", { name: user.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <RightsForm user={user} onClose={onClose} />
    </Modal>
  );
}

function RightsForm({ user, onClose }: Omit<EditRightsProps, "opened">) {
  const t = useTranslations("admin.users.rights");
  const client = useQueryClient();
  const people = useQuery(usersQuery());
  const inUse = useQuery(attributesInUseQuery());
  const [groups, setGroups] = useState(user.groups);
  const [rows, setRows] = useState(() => rowsOf(user.attributes));
  const [tried, setTried] = useState(false);
  const attributes = attributesOf(rows);
  const save = useMutation({
    mutationFn: (change: Pick<User, "groups" | "attributes">) => changeUser(user.id, change),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries(usersQuery()), client.invalidateQueries(attributesInUseQuery())]);
      notifications.show({
        message: t("saved", { name: user.name }),
        closeButtonProps: { "aria-label": t("close") },
      });
      onClose();
    },
  });
  const knownGroups = [...new Set(people.data?.flatMap((one) => one.groups))].sort();
  const knownNames = new Set([
    ...(inUse.data?.uses.map(({ attribute }) => attribute) ?? []),
    ...(people.data?.flatMap((one) => Object.keys(one.attributes)) ?? []),
  ]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (attributes !== null) save.mutate({ groups, attributes });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("body")}
        </Text>
        <TagsInput
          label={t("groups")}
          description={t("groupsHint")}
          data={knownGroups}
          value={groups}
          onChange={setGroups}
          maxTags={100}
          clearable
          clearButtonProps={{ "aria-label": t("clearGroups") }}
          data-autofocus
        />
        <AttributeFields rows={rows} onChange={setRows} names={[...knownNames].sort()} tried={tried} />
        <Lacking userId={user.id} given={new Set(rows.map(({ name }) => name.trim()))} />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <FormActions cancel={t("cancel")} submit={t("save")} pending={save.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}

/** Which attributes rules need of this person that are in no line yet, and where. */
function Lacking({ userId, given }: { userId: string; given: ReadonlySet<string> }) {
  const t = useTranslations("admin.users.rights");
  const format = useFormatter();
  const inUse = useQuery(attributesInUseQuery());
  const lacking = inUse.data?.lacking.filter((one) => one.userId === userId && !given.has(one.attribute)) ?? [];
  if (lacking.length === 0) return null;
  const tablesOf = (attribute: string) =>
    inUse.data?.uses
      .find((use) => use.attribute === attribute)
      ?.tables.map(({ sourceName, entity }) => `${sourceName}: ${entity}`) ?? [];
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} />} p="xs">
      {lacking.map(({ attribute }) => (
        <Text key={attribute} size="sm">
          {t("lackingAt", { attribute, tables: format.list([...new Set(tablesOf(attribute))]) })}
        </Text>
      ))}
    </Alert>
  );
}
