"use client";

import { Menu, Portal, Text } from "@mantine/core";
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconFilter,
  IconFilterOff,
  IconMessageCircleQuestion,
  IconTable,
} from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { leaveQuestion } from "@/components/chat/pending-question";
import classes from "@/components/dashboards/view/drill/point-menu.module.css";
import type { OpenedPoint } from "@/components/dashboards/view/drill/use-point";
import { usePointQuestion } from "@/components/dashboards/view/drill/use-point-question";
import { drilledDown, drilledUp, isCross, withCross } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type PointMenuProps = {
  widget: ShownWidget;
  opened: OpenedPoint;
  data: WidgetData | undefined;
  onClose: () => void;
  onRows: () => void;
};

/** What can be done with a mark: filter by it, look below or above it, see its rows, ask about it. */
export function PointMenu({ widget, opened, data, onClose, onRows }: PointMenuProps) {
  const t = useTranslations("look.point");
  const { look, changeLook, interplay } = useLook();
  const router = useRouter();
  const question = usePointQuestion(widget, opened.points, data);
  const { mark, points, followed } = opened;
  const drill = data?.status === "ok" ? data.drill : null;
  const isFiltering = followed.length > 0 && isCross(look, widget.id, followed);
  return (
    // Outside the grid, whose containers would take its place on the window for one of their own.
    <Portal>
      <Menu opened onClose={onClose} position="bottom-start" withinPortal>
        <Menu.Target>
          <span className={classes.spot} style={{ left: mark.x, top: mark.y }} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <span className={classes.title}>{mark.title}</span>
            <Text component="span" size="sm" fw={600} c="var(--q-text)">
              {mark.valueText}
            </Text>
          </Menu.Label>
          {followed.length > 0 ? (
            <Menu.Item
              leftSection={isFiltering ? <IconFilterOff size={16} /> : <IconFilter size={16} />}
              onClick={() => changeLook(withCross(look, widget.id, isFiltering ? null : followed))}
            >
              {t(isFiltering ? "unfilter" : "filter")}
            </Menu.Item>
          ) : null}
          {drill?.next ? (
            <Menu.Item
              leftSection={<IconArrowBarToDown size={16} />}
              onClick={() => changeLook(drilledDown(look, widget.id, points))}
            >
              {t("down", { level: drill.next })}
            </Menu.Item>
          ) : null}
          {drill && drill.path.length > 0 ? (
            <Menu.Item
              leftSection={<IconArrowBarToUp size={16} />}
              onClick={() => changeLook(drilledUp(look, widget.id, drill.path.length - 1))}
            >
              {t("up")}
            </Menu.Item>
          ) : null}
          {interplay?.widgets[widget.id]?.rows ? (
            <Menu.Item leftSection={<IconTable size={16} />} onClick={onRows}>
              {t("rows")}
            </Menu.Item>
          ) : null}
          {question ? (
            <Menu.Item
              leftSection={<IconMessageCircleQuestion size={16} />}
              onClick={() => {
                leaveQuestion(question.text);
                router.push(question.address);
              }}
            >
              {t("ask")}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
