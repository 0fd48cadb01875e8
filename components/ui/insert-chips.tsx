import { UnstyledButton } from "@mantine/core";
import classes from "@/components/ui/insert-chips.module.css";

type InsertChipsProps = {
  /** Id of what names the list. */
  labelledBy: string;
  /** `text` is put in; `name` says so to a screen reader. */
  chips: readonly { key: string; label: string; text: string; name: string; title?: string }[];
  accented?: boolean;
  onPut: (text: string) => void;
};

/** Names to be put into SQL by a click. */
export function InsertChips({ labelledBy, chips, accented = false, onPut }: InsertChipsProps) {
  return (
    <ul className={classes.list} aria-labelledby={labelledBy}>
      {chips.map(({ key, label, text, name, title }) => (
        <li key={key}>
          <UnstyledButton
            className={classes.chip}
            data-accented={accented || undefined}
            title={title}
            aria-label={name}
            onClick={() => onPut(text)}
          >
            {label}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
