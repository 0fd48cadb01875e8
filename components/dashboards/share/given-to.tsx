"use client";

import { ActionIcon, Select, Text } from "@mantine/core";
import { IconUser, IconUsers, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/share/share-list.module.css";
import type { DashboardShare, Shareables } from "@/lib/dashboard/share/schema";

type GivenToProps = {
  share: DashboardShare;
  people: Shareables;
  onChange: (share: DashboardShare) => void;
  onRemove: () => void;
};

/** One person or group that a dashboard is given to, and what they may do with it. */
export function GivenTo({ share, people, onChange, onRemove }: GivenToProps) {
  const t = useTranslations("sharing.people");
  const { with: subject, level } = share;
  const user = subject.kind === "user" ? people.users.find(({ userId }) => userId === subject.userId) : null;
  const name = subject.kind === "group" ? subject.group : (user?.name ?? t("gone"));
  const Icon = subject.kind === "group" ? IconUsers : IconUser;
  return (
    <li className={classes.item}>
      <Icon size={18} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {subject.kind === "group" ? t("group") : (user?.email ?? t("goneHint"))}
        </Text>
      </div>
      <Select
        size="xs"
        w={120}
        aria-label={t("levelOf", { name })}
        allowDeselect={false}
        data={[
          { value: "view", label: t("view") },
          { value: "edit", label: t("edit") },
        ]}
        value={level}
        onChange={(value) => onChange({ ...share, level: value === "edit" ? "edit" : "view" })}
      />
      <ActionIcon aria-label={t("remove", { name })} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}
