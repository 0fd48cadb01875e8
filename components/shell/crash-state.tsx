"use client";

import { Button } from "@mantine/core";
import { IconMoodSad, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { EmptyState } from "@/components/ui/empty-state";

/** Next marks server errors with a digest that also stands in the server's log. */
const digestSchema = z.object({ digest: z.string() });

/** The drawn state of a page that stopped working. */
export function CrashState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("common");
  const parsed = digestSchema.safeParse(error);
  return (
    <div role="alert">
      <EmptyState
        asPage
        icon={<IconMoodSad size={24} />}
        title={t("crash.title")}
        body={
          <>
            <p>{t("crash.body")}</p>
            {parsed.success ? <p>{t("crash.digest", { digest: parsed.data.digest })}</p> : null}
          </>
        }
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {t("retry")}
          </Button>
        }
      />
    </div>
  );
}
