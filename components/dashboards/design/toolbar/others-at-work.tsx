"use client";

import { Avatar, Tooltip } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { DraftState } from "@/lib/dashboard/design/schema";

/** Work this old is no sign that somebody is at it. */
const atWorkMs = 15 * 60_000;

/** Who else has been changing this dashboard in the last minutes, so that two people know of each other before they publish. */
export function OthersAtWork({ others }: { others: DraftState["others"] }) {
  const t = useTranslations("design.toolbar");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const present = others.filter(({ savedAt }) => now.getTime() - Date.parse(savedAt) < atWorkMs);
  if (present.length === 0) return null;
  const names = format.list(
    present.map(({ name }) => name),
    { type: "conjunction" },
  );
  const said = t("othersAtWork", { names, count: present.length });
  return (
    <Tooltip label={said}>
      <Avatar.Group spacing={6} role="img" aria-label={said}>
        {present.slice(0, 3).map(({ name, savedAt }) => (
          <Avatar key={`${name} ${savedAt}`} size={24} radius="xl" name={name} color="initials" />
        ))}
      </Avatar.Group>
    </Tooltip>
  );
}
