"use client";

import { Button, SegmentedControl, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconWand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/grid/breakpoint-switch.module.css";
import { type Breakpoint, breakpoints } from "@/lib/dashboard/config/schema";
import { withDerivedPlaces } from "@/lib/dashboard/layout/arrange-widgets";

const icons = { desktop: IconDeviceDesktop, tablet: IconDeviceTablet, phone: IconDeviceMobile } as const;

/** For which width the widgets are placed, and the way back to the places that follow from the desktop. */
export function BreakpointSwitch({ shownIds }: { shownIds: readonly string[] }) {
  const t = useTranslations("canvas.breakpoints");
  const { breakpoint, setBreakpoint, announce } = useDesign();
  return (
    <div className={classes.switch}>
      <AutomaticAgain shownIds={shownIds} />
      <SegmentedControl
        size="xs"
        aria-label={t("label")}
        value={breakpoint}
        onChange={(wanted) => {
          const next = breakpoints.find((each) => each === wanted) ?? "desktop";
          setBreakpoint(next);
          announce(t("shown", { name: t(next) }));
        }}
        data={breakpoints.map((each) => ({ value: each, label: <Choice breakpoint={each} /> }))}
      />
    </div>
  );
}

function Choice({ breakpoint }: { breakpoint: Breakpoint }) {
  const t = useTranslations("canvas.breakpoints");
  const Icon = icons[breakpoint];
  return (
    <Tooltip label={t(breakpoint)}>
      <span className={classes.choice}>
        <Icon size={18} aria-hidden="true" />
        <VisuallyHidden>{t(breakpoint)}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

/** There while widgets of the open tab stand by hand on the smaller width that is shown. */
function AutomaticAgain({ shownIds }: { shownIds: readonly string[] }) {
  const t = useTranslations("canvas.breakpoints");
  const { config, breakpoint, change, announce, isReadOnly } = useDesign();
  if (breakpoint === "desktop" || isReadOnly) return null;
  const placed = config.widgets.filter(({ id, places }) => shownIds.includes(id) && places[breakpoint] !== undefined);
  if (placed.length === 0) return <span className={classes.hint}>{t("isAutomatic")}</span>;
  const reset = () => {
    change("automaticLayout", (now) => withDerivedPlaces(now, breakpoint, new Set(shownIds)));
    announce(t("wasReset"));
  };
  return (
    <Button size="compact-sm" variant="subtle" leftSection={<IconWand size={14} />} onClick={reset}>
      {t("automatic")}
    </Button>
  );
}
