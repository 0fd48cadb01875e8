"use client";

import { Badge, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/admin/users/user-rights.module.css";
import type { User } from "@/lib/auth/schema";

type UserRightsProps = { user: User; lacking: readonly string[] };

/** What access rules look at: a person's groups and attributes, and what they lack for a rule that concerns them. */
export function UserRights({ user, lacking }: UserRightsProps) {
  const t = useTranslations("admin.users.rights");
  const format = useFormatter();
  const attributes = Object.entries(user.attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const nothing = user.groups.length === 0 && attributes.length === 0 && lacking.length === 0;
  return (
    <div className={classes.rights}>
      {nothing ? (
        <Text size="sm" c="dimmed" aria-label={t("none")}>
          –
        </Text>
      ) : null}
      {user.groups.map((group) => (
        <Badge key={group} variant="light" color="gray" size="sm" radius="sm" tt="none" fw={500}>
          {group}
        </Badge>
      ))}
      {attributes.map(([name, value]) => (
        <Badge key={name} variant="default" size="sm" radius="sm" tt="none" fw={400} maw={220}>
          {name}: {value}
        </Badge>
      ))}
      {lacking.length > 0 ? (
        <span className={classes.lacking}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {t("lacks", { attributes: format.list(lacking) })}
        </span>
      ) : null}
    </div>
  );
}
