"use client";

import { Menu } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { keyOfGrid } from "@/components/dashboards/design/grid/grid-key";
import { useGridName } from "@/components/dashboards/design/grid/use-grid-name";
import { gridOf, gridsOf, isSameGrid } from "@/lib/dashboard/layout/widget-grids";

/** The other tabs and sections that widgets can be moved to; nothing where there is only one. */
export function MoveToMenu({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("canvas.menu");
  const { config } = useDesign();
  const { acts } = useCanvas();
  const nameOf = useGridName();
  const moved = config.widgets.filter(({ id }) => ids.includes(id));
  const others = gridsOf(config).filter((grid) => moved.some((widget) => !isSameGrid(gridOf(config, widget), grid)));
  if (others.length === 0) return null;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconArrowRight size={16} />}>{t("moveTo")}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {others.map((grid) => (
          <Menu.Item key={keyOfGrid(grid)} onClick={() => acts.moveTo(ids, grid)}>
            {nameOf(grid)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
