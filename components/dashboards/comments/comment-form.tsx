"use client";

import { Button, Combobox, Group, Textarea, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { shareablesQuery } from "@/lib/client/dashboard-sharing";

type CommentFormProps = {
  label: string;
  submitLabel: string;
  initial?: string;
  isPending: boolean;
  /** It was opened to be written in. */
  autoFocus?: boolean;
  onSubmit: (text: string, onDone: () => void) => void;
  onCancel?: () => void;
};

/** Where a mention is being typed: an @ at the start of a word, up to the caret. */
const typedMention = /(?:^|\s)@([^\s@[\]]*)$/;
const shownPeopleMax = 8;

/** A field to say something in; typing @ offers the people one can speak to, Ctrl+Enter sends. */
export function CommentForm({
  label,
  submitLabel,
  initial = "",
  isPending,
  autoFocus = false,
  onSubmit,
  onCancel,
}: CommentFormProps) {
  const t = useTranslations("comments");
  const [text, setText] = useState(initial);
  const people = useMentionPicker(text, setText);
  const { field } = people;
  // The focus is outside React; one writes on behind what is there.
  useEffect(() => {
    if (!autoFocus) return;
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [autoFocus, field]);
  const send = () => {
    if (text.trim() !== "") onSubmit(text.trim(), () => setText(""));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div>
      <Combobox store={people.combobox} onOptionSubmit={people.choose} withinPortal>
        <Combobox.Target withAriaAttributes={people.isOpen}>
          <Textarea
            ref={field}
            aria-label={label}
            placeholder={label}
            data-autofocus={autoFocus || undefined}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={4_000}
            value={text}
            onChange={(event) => people.type(event.currentTarget.value, event.currentTarget.selectionStart)}
            onBlur={people.close}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={people.found.length === 0}>
          <Combobox.Options aria-label={t("people")}>
            {people.found.map(({ userId, name, email }) => (
              <Combobox.Option key={userId} value={userId}>
                {name} · {email}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Group gap="xs" mt="xs" justify="flex-end">
        {onCancel ? (
          <Button size="xs" variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
        <Button size="xs" onClick={send} loading={isPending} disabled={text.trim() === ""}>
          {submitLabel}
        </Button>
      </Group>
    </div>
  );
}

const isCalled = ({ name }: { name: string }, wanted: string) =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted));

function useMentionPicker(text: string, setText: (text: string) => void) {
  const combobox = useCombobox();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const wanted = typedMention.exec(text.slice(0, caret))?.[1]?.toLowerCase();
  const { data } = useQuery({ ...shareablesQuery(), enabled: wanted !== undefined });
  const found =
    wanted === undefined
      ? []
      : (data?.users ?? [])
          .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
          // Whoever is called that comes before those who merely have it in their address.
          .toSorted((one, other) => Number(isCalled(other, wanted)) - Number(isCalled(one, wanted)))
          .slice(0, shownPeopleMax);
  return {
    combobox,
    field,
    found,
    isOpen: combobox.dropdownOpened && found.length > 0,
    close: () => combobox.closeDropdown(),
    type: (next: string, at: number) => {
      setText(next);
      setCaret(at);
      if (typedMention.test(next.slice(0, at))) combobox.openDropdown();
      else combobox.closeDropdown();
    },
    choose: (userId: string) => {
      const person = found.find((one) => one.userId === userId);
      if (person === undefined || wanted === undefined) return;
      const name = person.name.replaceAll(/[[\]\n]/g, " ").slice(0, 120);
      const start = text.slice(0, caret - wanted.length - 1);
      const before = `${start}@[${name}](${userId}) `;
      setText(before + text.slice(caret));
      setCaret(before.length);
      combobox.closeDropdown();
      field.current?.focus();
    },
  };
}
