"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 } from "uuid";
import { DropShelf } from "@/components/dashboards/add/drop-shelf";
import classes from "@/components/dashboards/add/drop-shelf.module.css";
import { sentenceCase } from "@/components/dashboards/add/sentence-case";
import { carryClip } from "@/components/dashboards/design/grid/carried-widgets";
import type { ChartSpec } from "@/lib/chart/schema";
import type { AnswerParts } from "@/lib/chat/schema";
import { completeConfig, completeWidget, type WidgetQuery } from "@/lib/dashboard/config/schema";
import { clipOf } from "@/lib/dashboard/config/widget-clip";
import { sizeOf, widgetSizes } from "@/lib/dashboard/layout/widget-size";

type DragAnswerProps = { sql: AnswerParts["sql"]; chart: ChartSpec; question: string; onAdd: () => void };

/**
 * The grip of an answer: it is dragged onto a dashboard that is designed in another window, or onto one of the dashboards that
 * show themselves while it is held. A click or a key opens the dialog that does the same.
 */
export function DragAnswer({ sql, chart, question, onAdd }: DragAnswerProps) {
  const t = useTranslations("dashboards.add");
  const [isHeld, setHeld] = useState(false);
  const title = sentenceCase(question).slice(0, 200);
  const size = widgetSizes[sizeOf(chart.type)];
  function carry(data: DataTransfer) {
    const query: WidgetQuery = {
      sourceId: sql.sourceId,
      question,
      sql: sql.sql,
      plan: sql.plan,
      cacheSeconds: 60,
      parameters: [],
    };
    const widget = completeWidget({ id: v7(), kind: "chart", title, query, chart, place: { x: 0, y: 0, ...size } });
    carryClip(data, clipOf(completeConfig({ widgets: [widget] }), new Set([widget.id])), size);
  }
  return (
    <>
      <Tooltip label={t("drag")}>
        <ActionIcon
          aria-label={t("drag")}
          draggable
          onClick={onAdd}
          className={classes.grip}
          onDragStart={(event) => {
            carry(event.dataTransfer);
            // The browser takes its picture of what is dragged first; what appears before that would end the drag.
            setTimeout(() => setHeld(true));
          }}
          onDragEnd={() => setHeld(false)}
        >
          <IconGripVertical size={17} />
        </ActionIcon>
      </Tooltip>
      {isHeld ? <DropShelf pin={{ queryId: sql.queryId, chart, title }} /> : null}
    </>
  );
}
