import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "@/components/shell/account/section.module.css";

type SectionProps = { title: string; description: string; action?: ReactNode; children: ReactNode };

/** A titled card of settings. */
export function Section({ title, description, action, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed" mt={2}>
            {description}
          </Text>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
