import { VisuallyHidden } from "@mantine/core";
import { splitMiddle } from "@/components/ui/split-middle";
import classes from "@/components/ui/truncated-text.module.css";

/** One line of text that is cut in the middle when there is no room; the whole stands in its title and for screen readers. */
export function TruncatedText({ text, tailLength = 8 }: { text: string; tailLength?: number }) {
  const { head, tail } = splitMiddle(text, tailLength);
  return (
    <span className={classes.text} title={text}>
      <VisuallyHidden component="span">{text}</VisuallyHidden>
      <span className={classes.head} aria-hidden="true">
        {head}
      </span>
      {tail ? (
        <span className={classes.tail} aria-hidden="true">
          {tail}
        </span>
      ) : null}
    </span>
  );
}
