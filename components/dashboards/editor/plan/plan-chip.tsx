"use client";

import { CloseButton, Popover, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useId } from "react";
import classes from "@/components/dashboards/editor/plan/plan.module.css";

type PlanChipProps = {
  label: string;
  removeLabel: string;
  onRemove: () => void;
  /** What can be changed about it; none: it can only be taken away. */
  children?: ReactNode;
};

/** One part of a plan: a click opens what can be changed about it. */
export function PlanChip({ label, removeLabel, onRemove, children }: PlanChipProps) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const titleId = useId();
  return (
    <li className={classes.chip}>
      {children === undefined ? (
        <span className={classes.chipText}>{label}</span>
      ) : (
        <Popover
          opened={opened}
          onChange={(open) => !open && close()}
          position="bottom-start"
          width={300}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <UnstyledButton id={titleId} className={classes.chipText} onClick={toggle}>
              {label}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown aria-labelledby={titleId} className={classes.editor}>
            {children}
          </Popover.Dropdown>
        </Popover>
      )}
      <CloseButton size="sm" aria-label={removeLabel} onClick={onRemove} />
    </li>
  );
}
