"use client";

import { IconExternalLink, IconLayoutDashboard, IconLink, IconMail } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { LinkTo } from "@/components/dashboards/kinds/link-to";
import classes from "@/components/dashboards/kinds/links.module.css";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";
import { EmptyState } from "@/components/ui/empty-state";
import type { Widget } from "@/lib/dashboard/config/schema";

type Target = Extract<Widget, { kind: "links" }>["links"][number]["to"];

function LinksBody({ widget }: WidgetKindProps<"links">) {
  const t = useTranslations("widgets.links");
  if (widget.links.length === 0) return <EmptyState compact icon={<IconLink size={24} />} title={t("none")} />;
  return (
    <ul className={classes.links}>
      {widget.links.map(({ label, note, to }) => {
        const Icon = iconOf(to);
        return (
          <li key={`${label} ${JSON.stringify(to)}`}>
            <LinkTo to={to} className={classes.link}>
              <Icon size={16} aria-hidden="true" className={classes.icon} />
              <span className={classes.words}>
                <span className={classes.label}>{label}</span>
                {note ? <span className={classes.note}>{note}</span> : null}
              </span>
            </LinkTo>
          </li>
        );
      })}
    </ul>
  );
}

function iconOf(to: Target) {
  if (to.kind === "dashboard") return IconLayoutDashboard;
  return to.url.startsWith("mailto:") ? IconMail : IconExternalLink;
}

/** A list of ways to other dashboards and pages. */
export const linksKind: WidgetKindDefinition<"links"> = {
  kind: "links",
  icon: IconLink,
  size: { w: 3, h: 5 },
  frame: "card",
  hasRows: () => false,
  waitsForRows: false,
  Body: LinksBody,
};
