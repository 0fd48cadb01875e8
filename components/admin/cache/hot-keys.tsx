"use client";

import { IconFlame } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { HotKeyItem } from "@/components/admin/cache/hot-key-item";
import classes from "@/components/admin/cache/hot-keys.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import type { HotKey } from "@/lib/cache/schema";

/** What is asked for most, so that an admin sees what the cache is worth and for whom. */
export function HotKeys({ hottest }: { hottest: readonly HotKey[] }) {
  const t = useTranslations("admin.cache.hottest");
  return (
    <section aria-labelledby="cache-hottest">
      <h2 className={classes.heading} id="cache-hottest">
        {t("title")}
      </h2>
      {hottest.length === 0 ? (
        <EmptyState compact icon={<IconFlame size={24} />} title={t("empty")} body={t("emptyBody")} />
      ) : (
        <ol className={classes.list} aria-labelledby="cache-hottest">
          {withKeys(hottest).map(({ key, hot }) => (
            <HotKeyItem key={key} hot={hot} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The same subject may stand there once for each group of people who see other rows of it. */
function withKeys(hottest: readonly HotKey[]): { key: string; hot: HotKey }[] {
  const seen = new Map<string, number>();
  return hottest.map((hot) => {
    const name = JSON.stringify([hot.kind, hot.sourceId, hot.dashboardId, hot.subject]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, hot };
  });
}
