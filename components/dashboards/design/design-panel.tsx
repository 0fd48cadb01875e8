"use client";

import { CloseButton, Drawer, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { type DesignPanel as Panel, useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/design-panel.module.css";
import { phoneQuery } from "@/components/dashboards/design/phone-query";

type Bodies = { [Kind in Panel["kind"]]?: ComponentType<{ panel: Extract<Panel, { kind: Kind }> }> };

/** What stands in each panel: a line a kind, loaded by `next/dynamic` with its first opening. A kind without a line opens nothing. */
const bodies: Bodies = {};

/** What is open beside the grid; on phones it lies over the grid. */
export function DesignPanel() {
  const t = useTranslations("design.panel");
  const { panel, setPanel } = useDesign();
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  if (panel === null) return null;
  // The table above pairs each kind with a component that takes panels of that kind.
  const Body = bodies[panel.kind] as ComponentType<{ panel: Panel }> | undefined;
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
