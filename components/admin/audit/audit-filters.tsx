"use client";

import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSearchParam } from "@/components/ui/use-search-param";
import { auditGroups } from "@/lib/auth/schema";
import { sourcesQuery } from "@/lib/client/sources";
import { usersQuery } from "@/lib/client/users";
import classes from "./audit.module.css";

const typingMs = 350;

/** What narrows the audit down; all of it stands in the address. */
export function AuditFilters() {
  const t = useTranslations("admin.audit");
  return (
    <search className={classes.filters} aria-label={t("filters")}>
      <WordsFilter />
      <ActionFilter />
      <PersonFilter />
      <SourceFilter />
      <DayFilter name="from" />
      <DayFilter name="to" />
    </search>
  );
}

function WordsFilter() {
  const t = useTranslations("admin.audit");
  const [text, setText] = useSearchParam("text");
  const [typed, setTyped] = useState(text ?? "");
  const [before, setBefore] = useState(text);
  if (text !== before) {
    setBefore(text);
    // Taken back elsewhere: by the button below the list or the browser's history.
    if (text === null) setTyped("");
  }
  const later = useDebouncedCallback((words: string) => setText(words.trim() === "" ? null : words.trim()), typingMs);
  return (
    <TextInput
      className={classes.words}
      aria-label={t("search")}
      placeholder={t("search")}
      leftSection={<IconSearch size={16} />}
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        later(currentTarget.value);
      }}
    />
  );
}

function ActionFilter() {
  const t = useTranslations("admin.audit");
  const [action, setAction] = useSearchParam("action");
  const groups = auditGroups.map((group) => ({ value: group as string, label: t(`groups.${group}`) }));
  return (
    <Filter
      label={t("kind")}
      none={t("allKinds")}
      data={[{ value: "query.refuse", label: t("actions.query.refuse") }, ...groups]}
      value={action}
      onChange={setAction}
    />
  );
}

function PersonFilter() {
  const t = useTranslations("admin.audit");
  const [userId, setUserId] = useSearchParam("userId");
  const users = useQuery(usersQuery()).data ?? [];
  const data = users.map(({ id, name, email }) => ({ value: id, label: name === email ? name : `${name} (${email})` }));
  return <Filter label={t("person")} none={t("everybody")} data={data} value={userId} onChange={setUserId} />;
}

function SourceFilter() {
  const t = useTranslations("admin.audit");
  const [sourceId, setSourceId] = useSearchParam("sourceId");
  const sources = useQuery(sourcesQuery()).data ?? [];
  const data = sources.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filter
      className={classes.wholeRow}
      label={t("source")}
      none={t("allSources")}
      data={data}
      value={sourceId}
      onChange={setSourceId}
    />
  );
}

type FilterProps = {
  className?: string;
  label: string;
  /** What stands there while nothing is chosen. */
  none: string;
  data: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
};

function Filter({ className, label, none, data, value, onChange }: FilterProps) {
  return (
    <Select
      className={className}
      aria-label={label}
      placeholder={none}
      searchable
      clearable
      clearButtonProps={{ "aria-label": none }}
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}

function DayFilter({ name }: { name: "from" | "to" }) {
  const t = useTranslations("admin.audit");
  const [day, setDay] = useSearchParam(name);
  return (
    <TextInput
      type="date"
      aria-label={t(name)}
      leftSection={<span className={classes.dayName}>{t(`${name}Short`)}</span>}
      leftSectionWidth={56}
      value={day ?? ""}
      onChange={(event) => setDay(event.currentTarget.value || null)}
    />
  );
}
