"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "@/components/dashboards/design/grid/tabs/tab-bar.module.css";

type TitleFieldProps = { title: string; label: string; onDone: (title: string) => void };

/** A title while it is typed: Enter and leaving keep it, Escape does not. */
export function TitleField({ title, label, onDone }: TitleFieldProps) {
  const [typed, setTyped] = useState(title);
  return (
    <TextInput
      size="xs"
      className={classes.field}
      aria-label={label}
      value={typed}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onDone(typed.trim() === "" ? title : typed.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") onDone(title);
      }}
    />
  );
}
