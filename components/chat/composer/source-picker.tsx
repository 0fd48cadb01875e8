"use client";

import { Combobox, Text, useCombobox } from "@mantine/core";
import { IconCheck, IconChevronDown, IconDatabase } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/chat/composer.module.css";
import { isAskable } from "@/components/chat/is-askable";
import type { SourceSummary } from "@/lib/source/schema";

/** Lists longer than this can be searched. */
const searchFrom = 20;

type SourcePickerProps = {
  sources: readonly SourceSummary[];
  value: string | null;
  onChange: (sourceId: string) => void;
};

/** Which data the question goes to. Sources that are not read yet are shown and say so. */
export function SourcePicker({ sources, value, onChange }: SourcePickerProps) {
  const t = useTranslations("ask.source");
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex("active"),
  });
  const current = sources.find((source) => source.id === value);
  const found = sources.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      onOptionSubmit={(id) => {
        onChange(id);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes.picker}
          aria-label={t("label", { name: current?.name ?? t("none") })}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconDatabase size={15} aria-hidden="true" />
          <span className={classes.pickerText}>{current?.name ?? t("choose")}</span>
          <IconChevronDown size={13} aria-hidden="true" />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {sources.length > searchFrom ? (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t("search")}
            aria-label={t("search")}
          />
        ) : null}
        <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={t("choose")}>
          {found.map((source) => (
            <Combobox.Option
              key={source.id}
              value={source.id}
              disabled={!isAskable(source)}
              active={source.id === value}
            >
              <SourceOption source={source} chosen={source.id === value} />
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>{t("notFound")}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function SourceOption({ source, chosen }: { source: SourceSummary; chosen: boolean }) {
  const t = useTranslations("ask.source");
  const state = isAskable(source)
    ? t("tables", { count: source.tableCount ?? 0 })
    : t(`status.${source.analysisStatus}`);
  return (
    <span style={{ display: "flex", alignItems: "center", gap: 8 }}>
      <span style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" truncate component="span" display="block">
          {source.name}
        </Text>
        <Text size="xs" c="dimmed" component="span" display="block">
          {state}
        </Text>
      </span>
      {chosen ? <IconCheck size={16} aria-hidden="true" /> : null}
    </span>
  );
}
