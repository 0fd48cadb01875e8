import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "@/components/ui/state.module.css";

type EmptyStateProps = {
  /** A Tabler icon of size 24. */
  icon: ReactNode;
  title: string;
  /** Why it is empty and what fills it. */
  body?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  /** The state is the whole page, so its title is the page's heading. */
  asPage?: boolean;
  /** Smaller, for inside cards and drawers. */
  compact?: boolean;
};

/** The drawn state of a list or a place that holds nothing yet. */
export function EmptyState({ icon, title, body, action, asPage = false, compact = false }: EmptyStateProps) {
  return (
    <div className={classes.state} data-compact={compact || undefined} data-page={asPage || undefined}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <Text component={asPage ? "h1" : "p"} m={0} fw={600} size={compact ? "sm" : "md"}>
        {title}
      </Text>
      {body ? (
        <Text component="div" size="sm" c="dimmed" className={classes.body}>
          {body}
        </Text>
      ) : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
