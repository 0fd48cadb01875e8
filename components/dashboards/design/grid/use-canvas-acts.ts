"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { arrangingActs } from "@/components/dashboards/design/grid/acts/arranging-acts";
import { type CanvasReader, namedWidgets } from "@/components/dashboards/design/grid/acts/canvas-reader";
import { collectionActs } from "@/components/dashboards/design/grid/acts/collection-acts";
import { markingActs } from "@/components/dashboards/design/grid/acts/marking-acts";
import { useLatest } from "@/components/dashboards/design/grid/use-latest";

export type CanvasActs = ReturnType<typeof useCanvasActs>;

/**
 * Everything that can be done to widgets on the canvas, each one step of the history and said in words. The functions stay the same
 * for the whole session, so that no widget draws anew because another changed.
 */
export function useCanvasActs() {
  const t = useTranslations("canvas.said");
  const latest = useLatest({ design: useDesign(), t });
  return useMemo(() => {
    const reader: CanvasReader = {
      design: () => latest.current.design,
      say: (key, values) => latest.current.design.announce(latest.current.t(key, values)),
      named: (ids) => namedWidgets(latest.current.design.config, ids),
    };
    return { ...markingActs(reader), ...arrangingActs(reader), ...collectionActs(reader) };
  }, [latest]);
}
