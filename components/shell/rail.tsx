"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AccountMenu } from "@/components/shell/account-menu";
import { areaOf, areasFor } from "@/components/shell/areas";
import { palette } from "@/components/shell/command-palette";
import { Logo } from "@/components/shell/logo";
import { LogoMark } from "@/components/shell/logo-mark";
import { MentionBell } from "@/components/shell/mention-bell";
import classes from "@/components/shell/rail.module.css";
import { RailConversations } from "@/components/shell/rail-conversations";
import { useViewer } from "@/components/shell/viewer-context";
import { KeyboardHint } from "@/components/ui/keyboard-hint";

type RailProps = {
  collapsed: boolean;
  onToggle: () => void;
  /** Called when a link was followed; closes the drawer on phones. */
  onNavigate?: () => void;
};

/** The way around: areas, recent conversations, and the account at the bottom. */
export function Rail({ collapsed, onToggle, onNavigate }: RailProps) {
  const t = useTranslations("shell");
  const toggleLabel = onNavigate ? t("closeMenu") : collapsed ? t("expandRail") : t("collapseRail");
  return (
    <nav className={classes.rail} data-collapsed={collapsed || undefined} aria-label={t("menu")}>
      <div className={classes.top}>
        <Link href="/ask" className={classes.home} aria-label={t("home")} onClick={onNavigate}>
          {collapsed ? <LogoMark size={24} /> : <Logo />}
        </Link>
        {onNavigate ? null : <MentionBell />}
        <Tooltip label={toggleLabel} position="right">
          <ActionIcon aria-label={toggleLabel} onClick={onToggle}>
            {collapsed ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <SearchButton collapsed={collapsed} />
      <AreaLinks collapsed={collapsed} onNavigate={onNavigate} />
      <div className={classes.middle}>{collapsed ? null : <RailConversations onNavigate={onNavigate} />}</div>
      <AccountMenu collapsed={collapsed} />
    </nav>
  );
}

function SearchButton({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations("shell");
  return (
    <Tooltip label={t("search")} position="right" disabled={!collapsed}>
      <button
        type="button"
        className={classes.search}
        onClick={palette.open}
        aria-label={collapsed ? t("search") : undefined}
      >
        <IconSearch size={16} aria-hidden="true" />
        {collapsed ? null : (
          <>
            <span className={classes.searchText}>{t("search")}</span>
            <KeyboardHint keys={["mod", "K"]} />
          </>
        )}
      </button>
    </Tooltip>
  );
}

function AreaLinks({ collapsed, onNavigate }: { collapsed: boolean; onNavigate: (() => void) | undefined }) {
  const t = useTranslations("shell.areas");
  const viewer = useViewer();
  const current = areaOf(usePathname());
  return (
    <ul className={classes.list}>
      {areasFor(viewer).map(({ id, href, Icon }) => (
        <li key={id}>
          <Tooltip label={t(id)} position="right" disabled={!collapsed}>
            <Link
              href={href}
              className={classes.link}
              aria-current={current === id ? "page" : undefined}
              aria-label={collapsed ? t(id) : undefined}
              onClick={onNavigate}
            >
              <Icon size={18} stroke={1.7} aria-hidden="true" />
              {collapsed ? null : <span>{t(id)}</span>}
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
