"use client";

import { Radio, Text, useComputedColorScheme } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/design/settings/settings-panel.module.css";
import { palettes as chartPalettes } from "@/lib/chart/palette";
import { type DashboardConfig, palettes } from "@/lib/dashboard/config/schema";

type Palette = DashboardConfig["theme"]["palette"];

/** The colours of all charts; each palette keeps its colours apart for colour-blind eyes. */
export function PaletteChoice({ value, onChoose }: { value: Palette; onChoose: (palette: Palette) => void }) {
  const t = useTranslations("design.settings");
  const scheme = useComputedColorScheme("light");
  return (
    <Radio.Group
      label={t("palette")}
      description={t("paletteHint")}
      value={value}
      onChange={(chosen) => onChoose(palettes.find((name) => name === chosen) ?? value)}
    >
      <div className={classes.palettes}>
        {palettes.map((name) => (
          <Radio.Card key={name} value={name} className={classes.palette} aria-label={t(`palettes.${name}`)}>
            <Text size="xs">{t(`palettes.${name}`)}</Text>
            <span className={classes.swatches} aria-hidden="true">
              {chartPalettes[name][scheme].map((colour) => (
                <span key={colour} className={classes.swatch} style={{ background: colour }} />
              ))}
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
