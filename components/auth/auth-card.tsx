import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "@/components/auth/auth-card.module.css";
import { LogoMark } from "@/components/shell/logo-mark";

/** The one card in the middle of the pages before the product: name, one sentence, a form. */
export function AuthCard({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <LogoMark size={40} />
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {sentence}
        </Text>
      </div>
      {children}
    </section>
  );
}
