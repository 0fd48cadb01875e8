"use client";

import { ActionIcon, Textarea, Tooltip } from "@mantine/core";
import { IconArrowUp, IconPlayerStopFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, Ref } from "react";
import { EnginePicker } from "@/components/chat/composer/engine-picker";
import { SourcePicker } from "@/components/chat/composer/source-picker";
import classes from "@/components/chat/composer.module.css";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import type { SourceSummary } from "@/lib/source/schema";

/** The server's limit; a longer question is refused there too. */
const questionLengthMax = 4_000;

export type ComposerProps = {
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  onStop: () => void;
  /** The arrow-up key in an empty field: brings the last question back to be changed. */
  onRecall: () => void;
  busy: boolean;
  large?: boolean;
  sources: readonly SourceSummary[];
  sourceId: string | null;
  onSource: (sourceId: string) => void;
  engine: EngineChoice;
  onEngine: (engine: EngineChoice) => void;
  modelAvailable: boolean;
  modelName: string | null;
  inputRef: Ref<HTMLTextAreaElement>;
};

/** Where questions are typed. Enter sends, Shift+Enter breaks the line. */
export function Composer(props: ComposerProps) {
  const { value, onChange, onSend, onRecall, busy, large = false, inputRef } = props;
  const t = useTranslations("ask.composer");
  const length = [...value].length;
  const tooLong = length > questionLengthMax;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While an input method composes (Chinese, Japanese), Enter chooses a candidate.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (!busy && !tooLong && value.trim() !== "") onSend();
    }
    if (event.key === "ArrowUp" && value === "") {
      event.preventDefault();
      onRecall();
    }
  }

  return (
    <div className={classes.composer} data-large={large || undefined}>
      <Textarea
        ref={inputRef}
        variant="unstyled"
        aria-label={t("label")}
        placeholder={t(large ? "placeholder" : "placeholderNext")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        autoFocus={large}
        minRows={1}
        maxRows={8}
        error={tooLong ? t("tooLong", { length, limit: questionLengthMax }) : null}
        classNames={{ input: classes.input, error: classes.error }}
      />
      <div className={classes.tools}>
        <SourcePicker sources={props.sources} value={props.sourceId} onChange={props.onSource} />
        <EnginePicker
          value={props.engine}
          onChange={props.onEngine}
          modelAvailable={props.modelAvailable}
          modelName={props.modelName}
        />
        <span className={classes.gap} />
        <SendButton {...props} blocked={tooLong} />
      </div>
    </div>
  );
}

/** Sends; while an answer is made it stops. A button that cannot be pressed says why. */
function SendButton({ value, busy, blocked, onSend, onStop, sourceId }: ComposerProps & { blocked: boolean }) {
  const t = useTranslations("ask.composer");
  if (busy) {
    return (
      <Tooltip label={t("stop")}>
        <ActionIcon variant="filled" color="gray" radius={999} aria-label={t("stop")} onClick={onStop}>
          <IconPlayerStopFilled size={14} />
        </ActionIcon>
      </Tooltip>
    );
  }
  const empty = value.trim() === "";
  const reason = sourceId === null ? t("noSource") : empty ? t("empty") : blocked ? t("blocked") : null;
  return (
    <Tooltip label={reason ?? t("send")}>
      <ActionIcon
        variant="filled"
        color="indigo"
        radius={999}
        aria-label={t("send")}
        aria-description={reason ?? undefined}
        data-disabled={reason !== null || undefined}
        aria-disabled={reason !== null}
        onClick={() => {
          if (reason === null) onSend();
        }}
      >
        <IconArrowUp size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
