"use client";

import { Button } from "@mantine/core";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/auth/auth-card.module.css";
import { languageNames } from "@/components/shell/language-names";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useSetLocale } from "@/lib/client/me";
import { locales } from "@/lib/i18n/locale";

/** The page around the card, with the choice of language: nobody is signed in yet, so only the cookie keeps it. */
export function AuthPage({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const setLocale = useSetLocale();
  return (
    <main className={classes.page}>
      {children}
      <div className={classes.languages}>
        {locales.map((language) => (
          <Button
            key={language}
            variant="subtle"
            color="gray"
            size="xs"
            lang={language === "zh" ? "zh-CN" : "en"}
            aria-pressed={language === locale}
            fw={language === locale ? 600 : 400}
            onClick={() => setLocale.mutate(language, { onError: (error) => notifyFailure(error) })}
          >
            {languageNames[language]}
          </Button>
        ))}
      </div>
    </main>
  );
}
