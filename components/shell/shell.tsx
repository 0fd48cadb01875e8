"use client";

import { ActionIcon, Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CommandPalette, palette } from "@/components/shell/command-palette";
import { Logo } from "@/components/shell/logo";
import { MentionBell } from "@/components/shell/mention-bell";
import { Rail } from "@/components/shell/rail";
import { railCookie } from "@/components/shell/rail-cookie";
import classes from "@/components/shell/shell.module.css";
import { type ShellViewer, ViewerProvider } from "@/components/shell/viewer-context";
import { setCookie } from "@/lib/client/me";

type ShellProps = {
  viewer: ShellViewer;
  /** Read from the cookie by the server, so that the first paint has the right width. */
  railCollapsed: boolean;
  children: ReactNode;
};

/** Where the rail gives way to the drawer, as in `shell.module.css`. */
const narrowQuery = "(max-width: 768px)";

/** The frame of the product: the rail (a drawer on phones), the palette, and the page beside them. */
export function Shell({ viewer, railCollapsed, children }: ShellProps) {
  const t = useTranslations("shell");
  const [collapsed, setCollapsed] = useState(railCollapsed);
  const [drawerOpened, drawer] = useDisclosure(false);
  const isNarrow = useMediaQuery(narrowQuery, false);

  function toggleRail() {
    setCookie(railCookie, collapsed ? "open" : "collapsed");
    setCollapsed(!collapsed);
  }

  return (
    <ViewerProvider viewer={viewer}>
      <a className={classes.skip} href="#content">
        {t("skipToContent")}
      </a>
      <div className={classes.shell} data-collapsed={collapsed || undefined}>
        <aside className={classes.rail}>
          <Rail collapsed={collapsed} onToggle={toggleRail} />
        </aside>
        <header className={classes.topbar}>
          <ActionIcon size="lg" aria-label={t("openMenu")} onClick={drawer.open}>
            <IconMenu2 size={20} />
          </ActionIcon>
          <Logo />
          <div className={classes.topTools}>
            <MentionBell size="lg" />
            <ActionIcon size="lg" aria-label={t("search")} onClick={palette.open}>
              <IconSearch size={18} />
            </ActionIcon>
          </div>
        </header>
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      {/* A phone that is turned may be wide enough for the rail itself, and one menu is enough. */}
      <Drawer.Root opened={drawerOpened && isNarrow} onClose={drawer.close} size={288} padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t("menu")} className={classes.drawer}>
          <Drawer.Body className={classes.drawerBody}>
            <Rail collapsed={false} onNavigate={drawer.close} onToggle={drawer.close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <CommandPalette />
    </ViewerProvider>
  );
}
