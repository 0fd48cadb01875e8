import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "@/components/ui/page-header.module.css";

type PageHeaderProps = {
  title: ReactNode;
  /** One sentence below the title. */
  description?: ReactNode;
  /** Buttons on the right; below the title on phones. */
  actions?: ReactNode;
  /** Where the page stands, such as a link back to its list; above the title. */
  above?: ReactNode;
};

/** The head of a page: the one h1, what the page is for, and its main actions. */
export function PageHeader({ title, description, actions, above }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above ? <div className={classes.above}>{above}</div> : null}
        <Title order={1}>{title}</Title>
        {description ? (
          <Text component="div" size="sm" c="dimmed" mt={2}>
            {description}
          </Text>
        ) : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  );
}
