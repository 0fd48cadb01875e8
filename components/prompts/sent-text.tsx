"use client";

import { Button, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/prompts/sent-text.module.css";
import { CopyButton } from "@/components/ui/copy-button";
import { useMoney } from "@/components/ui/use-money";
import type { PromptPreview } from "@/lib/llm/prompts/schema";

type SentTextProps = { preview: PromptPreview; sending: boolean; onSend: () => void };

/** Every character that would be sent, and what the model made of it where it was. */
export function SentText({ preview, sending, onSend }: SentTextProps) {
  const t = useTranslations("prompts.preview");
  const format = useFormatter();
  const { system, prompt, tokenEstimate, request, reply } = preview;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {t("estimate", { tokens: format.number(tokenEstimate) })}{" "}
        {request ? t("to", { model: request.model, provider: request.provider }) : t("noModel")}
      </Text>
      <Passage title={t("system")} text={system} />
      <Passage title={t("prompt")} text={prompt} />
      {request ? <Passage title={t("request")} text={request.body} /> : null}
      {request ? (
        <Button mt="md" variant="default" leftSection={<IconSend size={16} />} loading={sending} onClick={onSend}>
          {t("send")}
        </Button>
      ) : null}
      {reply ? <Reply reply={reply} /> : null}
    </>
  );
}

function Reply({ reply }: { reply: NonNullable<PromptPreview["reply"]> }) {
  const t = useTranslations("prompts.preview");
  const format = useFormatter();
  const money = useMoney();
  return (
    <>
      <Passage title={t("reply")} text={reply.text} />
      <Text size="sm" c="dimmed" mt={6}>
        {t("replyDetail", {
          model: reply.model,
          input: format.number(reply.inputTokens),
          output: format.number(reply.outputTokens),
          money: reply.costNanoUsd === null ? t("priceUnknown") : money(reply.costNanoUsd),
          seconds: format.number(reply.durationMs / 1_000, { maximumFractionDigits: 1 }),
        })}
      </Text>
    </>
  );
}

function Passage({ title, text }: { title: string; text: string }) {
  const t = useTranslations("prompts.preview");
  const format = useFormatter();
  return (
    <section aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{title}</h2>
        <span className={classes.count}>
          {t("characters", { count: format.number(text.length) })}{" "}
          <CopyButton value={text} label={t("copy", { title })} size="sm" />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={classes.text} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
