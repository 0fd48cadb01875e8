"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/admin/cache/hit-bar.module.css";
import type { HitShares } from "@/components/admin/cache/hit-shares";
import { useCacheWords } from "@/components/admin/cache/use-cache-words";

type HitBarProps = { shares: HitShares; size?: "sm" | "md" };

/** Where reads were answered, as one bar from near to far. */
export function HitBar({ shares, size = "sm" }: HitBarProps) {
  const t = useTranslations("admin.cache");
  const words = useCacheWords();
  const shown = shares.levels.filter(({ count }) => count > 0);
  const said = shown.map(({ level, ratio }) => `${t(`levels.${level}`)} ${words.share(ratio)}`).join(", ");
  return (
    <span className={classes.bar} data-size={size} role="img" aria-label={said || t("neverRead")} title={said}>
      {shown.map(({ level, count }) => (
        <span key={level} className={classes.part} data-level={level} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}

/** What the colours of the bars mean, with the share of each. */
export function HitLegend({ shares }: { shares: HitShares }) {
  const t = useTranslations("admin.cache.levels");
  const words = useCacheWords();
  return (
    <ul className={classes.legend}>
      {shares.levels.map(({ level, ratio }) => (
        <li key={level} className={classes.item}>
          <span className={classes.swatch} data-level={level} aria-hidden="true" />
          {t(level)} <strong>{words.share(ratio)}</strong>
        </li>
      ))}
    </ul>
  );
}
