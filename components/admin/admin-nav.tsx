"use client";

import {
  IconActivity,
  IconBolt,
  IconChecklist,
  IconCoin,
  IconDatabase,
  IconHistory,
  IconPlayerPlay,
  IconPrompt,
  IconShieldLock,
  IconSparkles,
  IconUsers,
} from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import classes from "@/components/admin/admin-nav.module.css";

const places = [
  { href: "/admin", key: "overview", Icon: IconActivity },
  { href: "/admin/sources", key: "sources", Icon: IconDatabase },
  { href: "/admin/users", key: "users", Icon: IconUsers },
  { href: "/admin/models", key: "models", Icon: IconSparkles },
  { href: "/admin/queries", key: "queries", Icon: IconPlayerPlay },
  { href: "/admin/cache", key: "cache", Icon: IconBolt },
  { href: "/admin/prompts", key: "prompts", Icon: IconPrompt },
  { href: "/admin/usage", key: "usage", Icon: IconCoin },
  { href: "/admin/quality", key: "quality", Icon: IconChecklist },
  { href: "/admin/audit", key: "audit", Icon: IconHistory },
  { href: "/admin/safety", key: "safety", Icon: IconShieldLock },
] as const;

/** The pages of the administration, side by side; they scroll sideways on a phone. */
export function AdminNav() {
  const t = useTranslations("admin.nav");
  const pathname = usePathname();
  return (
    <nav className={classes.nav} aria-label={t("label")}>
      {places.map(({ href, key, Icon }) => (
        <Link
          key={href}
          ref={isAt(pathname, href) ? intoSight : undefined}
          href={href}
          className={classes.link}
          aria-current={isAt(pathname, href) ? "page" : undefined}
        >
          <Icon size={16} aria-hidden="true" />
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}

/** The current page may stand outside a phone's screen. */
function intoSight(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** A page below a place belongs to it; the overview stands above them all. */
function isAt(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/admin" && pathname.startsWith(`${href}/`));
}
