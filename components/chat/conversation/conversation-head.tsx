import { Title } from "@mantine/core";
import classes from "@/components/chat/conversation/conversation.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";

/** The title of the conversation, which stays in sight. */
export function ConversationHead({ title }: { title: string }) {
  return (
    <header className={classes.head}>
      <Title order={1} className={classes.title}>
        <TruncatedText text={title} tailLength={12} />
      </Title>
    </header>
  );
}
