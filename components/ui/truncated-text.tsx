import { splitMiddle } from "@/components/ui/split-middle";
import classes from "@/components/ui/truncated-text.module.css";

/** One line of text that is cut in the middle when there is no room; the whole stands in its title and for screen readers. */
export function TruncatedText({ text, tailLength = 8 }: { text: string; tailLength?: number }) {
  const { head, tail } = splitMiddle(text, tailLength);
  return (
    <span className={classes.text} title={text}>
      <span className={classes.head}>{head}</span>
      {tail ? <span className={classes.tail}>{tail}</span> : null}
    </span>
  );
}
