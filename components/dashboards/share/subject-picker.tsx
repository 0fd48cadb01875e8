"use client";

import { Select, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { keyOfShare } from "@/components/dashboards/share/share-key";
import type { DashboardShare, Shareables } from "@/lib/dashboard/share/schema";

/** A company has more people than a list can show: typing narrows it. */
const shownMax = 30;

type SubjectPickerProps = {
  people: Shareables;
  taken: readonly DashboardShare[];
  onPick: (share: DashboardShare) => void;
};

/** Finds people by name or address and groups by name, and adds them one after the other. */
export function SubjectPicker({ people, taken, onPick }: SubjectPickerProps) {
  const t = useTranslations("sharing.people");
  const [search, setSearch] = useState("");
  const users = people.users.map(({ userId, name, email }) => ({
    with: { kind: "user" as const, userId },
    label: `${name} · ${email}`,
  }));
  const groups = people.groups.map((group) => ({ with: { kind: "group" as const, group }, label: group }));
  const keys = new Set(taken.map(keyOfShare));
  const free = [...groups, ...users].filter((one) => !keys.has(keyOfShare(one)));
  const optionsOf = (kind: "user" | "group") =>
    free.flatMap((one) => (one.with.kind === kind ? [{ value: keyOfShare(one), label: one.label }] : []));
  const sections = [
    { group: t("groups"), items: optionsOf("group") },
    { group: t("users"), items: optionsOf("user") },
  ].filter(({ items }) => items.length > 0);
  return (
    <div>
      <Select
        // Empty again after each choice, with the focus kept.
        value={null}
        searchValue={search}
        onSearchChange={setSearch}
        label={t("add")}
        placeholder={t("addExample")}
        searchable
        limit={shownMax}
        data={sections}
        nothingFoundMessage={t("nobody")}
        data-autofocus
        onChange={(key) => {
          setSearch("");
          const picked = free.find((one) => keyOfShare(one) === key);
          if (picked) onPick({ with: picked.with, level: "view" });
        }}
      />
      {free.length === 0 ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t("noneLeft")}
        </Text>
      ) : null}
    </div>
  );
}
