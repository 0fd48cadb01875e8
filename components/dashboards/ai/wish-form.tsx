"use client";

import { Button, Chip, Group, Textarea } from "@mantine/core";
import { IconPlayerStop, IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import classes from "@/components/dashboards/ai/ai-panel.module.css";

type WishFormProps = {
  isRunning: boolean;
  /** Nothing is on the dashboard yet: other examples help. */
  isEmpty: boolean;
  initialWish: string;
  onAsk: (wish: string) => void;
  onStop: () => void;
};

const lengthMax = 2_000;
const emptyExamples = ["overview", "course", "breakdown"] as const;
const changeExamples = ["compare", "add", "filter"] as const;

/** What is wished, in plain words; Enter sends it, Shift and Enter begin a new line. */
export function WishForm({ isRunning, isEmpty, initialWish, onAsk, onStop }: WishFormProps) {
  const t = useTranslations("proposals");
  const [wish, setWish] = useState(initialWish);
  const ask = () => {
    if (wish.trim() !== "" && !isRunning) onAsk(wish.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method finishes a word with Enter.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        label={t("wish")}
        placeholder={t(isEmpty ? "placeholderEmpty" : "placeholder")}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={lengthMax}
        value={wish}
        onChange={(event) => setWish(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <Chip.Group>
        <Group gap={6}>
          {(isEmpty ? emptyExamples : changeExamples).map((example) => (
            <Chip key={example} size="xs" checked={false} onChange={() => setWish(t(`examples.${example}`))}>
              {t(`examples.${example}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {isRunning ? (
        <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={onStop}>
          {t("stop")}
        </Button>
      ) : (
        <Button type="submit" leftSection={<IconSparkles size={16} />} disabled={wish.trim() === ""}>
          {t("ask")}
        </Button>
      )}
    </form>
  );
}
