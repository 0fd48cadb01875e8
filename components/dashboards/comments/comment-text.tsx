import { Text } from "@mantine/core";
import { withMentions } from "@/lib/dashboard/share/mentioned";

/** What somebody said, as plain text with the people it speaks to; never as HTML. */
export function CommentText({ text }: { text: string }) {
  let at = 0;
  const parts = withMentions(text).map((part) => {
    const start = at;
    at += "mention" in part ? part.mention.length + 1 : part.text.length;
    return { start, part };
  });
  return (
    <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {parts.map(({ start, part }) =>
        "mention" in part ? <strong key={start}>@{part.mention}</strong> : <span key={start}>{part.text}</span>,
      )}
    </Text>
  );
}
