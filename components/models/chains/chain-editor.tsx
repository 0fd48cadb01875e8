"use client";

import { ActionIcon, Select, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ModelSummary } from "@/lib/llm/schema";
import classes from "./chain-editor.module.css";

type ChainEditorProps = {
  label: string;
  ids: readonly string[];
  models: readonly ModelSummary[];
  busy: boolean;
  /** Whether the last one may be taken out. */
  canBeEmpty: boolean;
  onChange: (ids: string[]) => void;
};

/** The order in which models are asked, changed by buttons: they work by keyboard and on a phone as they are. */
export function ChainEditor({ label, ids, models, busy, canBeEmpty, onChange }: ChainEditorProps) {
  const t = useTranslations("models.chains");
  const list = useRef<HTMLOListElement>(null);
  const others = models.filter(({ id, disabled }) => !disabled && !ids.includes(id));
  const move = (from: number, to: number) => {
    onChange(moved(ids, from, to));
    // Whoever moves a model on by keyboard stays with it; at either end with the button that leads back.
    const buttons = list.current?.children[to]?.querySelectorAll("button");
    const goesUp = to === 0 ? false : to === ids.length - 1 ? true : to < from;
    buttons?.[goesUp ? 0 : 1]?.focus();
  };
  return (
    <div className={classes.editor}>
      {ids.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      ) : (
        <ol className={classes.chain} aria-label={label} ref={list}>
          {ids.map((id, index) => (
            <Link
              // biome-ignore lint/suspicious/noArrayIndexKey: places stay and names move, so that the focus is not lost with a moved element
              key={index}
              name={models.find((model) => model.id === id)?.name ?? id}
              position={index + 1}
              isLast={index === ids.length - 1}
              isOnly={ids.length === 1 && !canBeEmpty}
              busy={busy}
              onMove={(by) => move(index, index + by)}
              onRemove={() => onChange(ids.filter((other) => other !== id))}
            />
          ))}
        </ol>
      )}
      {others.length === 0 ? null : (
        <Select
          size="xs"
          maw={280}
          aria-label={t("add", { chain: label })}
          placeholder={t("addHint")}
          disabled={busy}
          value={null}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            if (id !== null) onChange([...ids, id]);
          }}
        />
      )}
    </div>
  );
}

type LinkProps = {
  name: string;
  position: number;
  isLast: boolean;
  isOnly: boolean;
  busy: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

function Link({ name, position, isLast, isOnly, busy, onMove, onRemove }: LinkProps) {
  const t = useTranslations("models.chains");
  const look = { variant: "subtle", color: "gray", size: 28 } as const;
  // Not "disabled" while it saves: that would throw the focus out of the list.
  const unlessBusy = (act: () => void) => () => {
    if (!busy) act();
  };
  return (
    <li className={classes.link}>
      <span className={classes.position} aria-hidden="true">
        {position}
      </span>
      <Text size="sm" className={classes.name}>
        {name}
      </Text>
      <ActionIcon
        {...look}
        disabled={position === 1}
        aria-label={t("up", { name })}
        onClick={unlessBusy(() => onMove(-1))}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon {...look} disabled={isLast} aria-label={t("down", { name })} onClick={unlessBusy(() => onMove(1))}>
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon {...look} disabled={isOnly} aria-label={t("takeOut", { name })} onClick={unlessBusy(onRemove)}>
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}

function moved(ids: readonly string[], from: number, to: number): string[] {
  const rest = ids.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...ids.slice(from, from + 1), ...rest.slice(to)];
}
