"use client";

import { CloseButton, Drawer, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/design-panel.module.css";
import { panelBody } from "@/components/dashboards/design/panel-bodies";
import { phoneQuery } from "@/components/dashboards/design/phone-query";

/** What is open beside the grid; on phones it lies over the grid. */
export function DesignPanel() {
  const t = useTranslations("design.panel");
  const { panel, setPanel } = useDesign();
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  if (panel === null) return null;
  const Body = panelBody(panel.kind);
  if (!Body) return null;
  const close = () => setPanel(null);
  const title = t(panel.kind);
  if (isPhone) {
    return (
      <Drawer
        opened
        onClose={close}
        position="bottom"
        size="85%"
        title={title}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Body panel={panel} />
      </Drawer>
    );
  }
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.head}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <CloseButton aria-label={t("close")} onClick={close} />
      </header>
      <Body panel={panel} />
    </aside>
  );
}
