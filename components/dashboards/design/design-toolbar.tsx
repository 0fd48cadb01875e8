"use client";

import { ActionIcon, Button, TextInput, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconMessageCircleQuestion } from "@tabler/icons-react";
import Link from "next/link";
import { useNow, useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/design-toolbar.module.css";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import type { useSaveDesign } from "@/components/dashboards/design/use-save-design";

type DesignToolbarProps = {
  session: DesignSession;
  saving: ReturnType<typeof useSaveDesign>;
  onDone: () => void;
};

/** The bar of the designer: title, what can be added, steps back and forth, the state of the work, save. */
export function DesignToolbar({ session, saving, onDone }: DesignToolbarProps) {
  const t = useTranslations("dashboards.design");
  const { title, changeContents } = useDesign();
  return (
    <div className={classes.bar}>
      <VisuallyHidden component="h1">{t("heading", { title })}</VisuallyHidden>
      <TextInput
        className={classes.title}
        aria-label={t("dashboardTitle")}
        value={title}
        maxLength={200}
        error={title.trim() === "" ? t("titleMissing") : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          changeContents("renameDashboard", (contents) => ({ ...contents, title: typed }), { mergeKey: "title" });
        }}
      />
      <div className={classes.group}>
        <Button variant="default" leftSection={<IconMessageCircleQuestion size={16} />} component={Link} href="/ask">
          {t("addFromQuestion")}
        </Button>
      </div>
      <StepButtons />
      <div className={classes.end}>
        <span className={classes.state} role="status">
          <SaveState session={session} savedAt={saving.savedAt} />
        </span>
        {session.isDirty ? (
          <Button variant="subtle" color="gray" onClick={session.discard}>
            {t("discard")}
          </Button>
        ) : null}
        <Button
          variant={session.isDirty ? "filled" : "default"}
          loading={saving.isSaving}
          disabled={title.trim() === ""}
          onClick={() => (session.isDirty ? saving.save({ onSaved: onDone }) : onDone())}
        >
          {session.isDirty ? t("save") : t("done")}
        </Button>
      </div>
    </div>
  );
}

/** One step back, one step forth. */
function StepButtons() {
  const t = useTranslations("dashboards.design");
  const { canUndo, canRedo, undo, redo } = useDesign();
  return (
    <div className={classes.group}>
      <Tooltip label={t("undo")}>
        <ActionIcon aria-label={t("undo")} disabled={!canUndo} onClick={undo}>
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("redo")}>
        <ActionIcon aria-label={t("redo")} disabled={!canRedo} onClick={redo}>
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

const tickMs = 5_000;

function SaveState({ session, savedAt }: { session: DesignSession; savedAt: number | null }) {
  const t = useTranslations("dashboards.design");
  const now = useNow({ updateInterval: tickMs });
  if (session.isDirty) return session.isRestored && !session.design.canUndo ? t("restored") : t("unsaved");
  if (savedAt === null) return null;
  return t("savedAgo", { seconds: Math.max(0, Math.round((now.getTime() - savedAt) / 1_000)) });
}
