"use client";

import { ActionIcon, Button, TextInput, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconMessageCircleQuestion, IconTextPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useNow, useTranslations } from "next-intl";
import { v7 } from "uuid";
import classes from "@/components/dashboards/design/design-toolbar.module.css";
import { appendWidget } from "@/components/dashboards/design/move-widget";
import type { Design } from "@/components/dashboards/design/use-design";
import type { useSaveDesign } from "@/components/dashboards/design/use-save-design";
import { completeWidget } from "@/lib/dashboard/config/schema";

type DesignToolbarProps = {
  design: Design;
  saving: ReturnType<typeof useSaveDesign>;
  onDone: () => void;
};

/** The bar of the designer: title, what can be added, steps back and forth, the state of the work, save. */
export function DesignToolbar({ design, saving, onDone }: DesignToolbarProps) {
  const t = useTranslations("dashboards.design");
  const addText = () => {
    const place = { x: 0, y: 0, w: 12, h: 3 };
    const widget = completeWidget({ id: v7(), kind: "text", title: t("newText"), markdown: t("newTextBody"), place });
    design.changeConfig((config) => appendWidget(config, widget));
  };
  return (
    <div className={classes.bar}>
      <VisuallyHidden component="h1">{t("heading", { title: design.contents.title })}</VisuallyHidden>
      <TextInput
        className={classes.title}
        aria-label={t("dashboardTitle")}
        value={design.contents.title}
        maxLength={200}
        error={design.contents.title.trim() === "" ? t("titleMissing") : undefined}
        onChange={(event) => {
          const title = event.currentTarget.value;
          design.change((contents) => ({ ...contents, title }));
        }}
      />
      <div className={classes.group}>
        <Button variant="default" leftSection={<IconTextPlus size={16} />} onClick={addText}>
          {t("addText")}
        </Button>
        <Button variant="default" leftSection={<IconMessageCircleQuestion size={16} />} component={Link} href="/ask">
          {t("addFromQuestion")}
        </Button>
      </div>
      <StepButtons design={design} />
      <div className={classes.end}>
        <span className={classes.state} role="status">
          <SaveState design={design} savedAt={saving.savedAt} />
        </span>
        {design.isDirty ? (
          <Button variant="subtle" color="gray" onClick={design.discard}>
            {t("discard")}
          </Button>
        ) : null}
        <Button
          variant={design.isDirty ? "filled" : "default"}
          loading={saving.isSaving}
          disabled={design.contents.title.trim() === ""}
          onClick={() => (design.isDirty ? saving.save({ onSaved: onDone }) : onDone())}
        >
          {design.isDirty ? t("save") : t("done")}
        </Button>
      </div>
    </div>
  );
}

/** One step back, one step forth. */
function StepButtons({ design }: { design: Design }) {
  const t = useTranslations("dashboards.design");
  return (
    <div className={classes.group}>
      <Tooltip label={t("undo")}>
        <ActionIcon aria-label={t("undo")} disabled={!design.canUndo} onClick={design.undo}>
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("redo")}>
        <ActionIcon aria-label={t("redo")} disabled={!design.canRedo} onClick={design.redo}>
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

const tickMs = 5_000;

function SaveState({ design, savedAt }: { design: Design; savedAt: number | null }) {
  const t = useTranslations("dashboards.design");
  const now = useNow({ updateInterval: tickMs });
  if (design.isDirty) return design.isRestored && !design.canUndo ? t("restored") : t("unsaved");
  if (savedAt === null) return null;
  return t("savedAgo", { seconds: Math.max(0, Math.round((now.getTime() - savedAt) / 1_000)) });
}
