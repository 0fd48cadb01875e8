"use client";

import { Button, TextInput, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconMessageCircleQuestion } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { Publish } from "@/components/dashboards/design/publish/use-publish";
import classes from "@/components/dashboards/design/toolbar/design-toolbar.module.css";
import { DraftStateLine } from "@/components/dashboards/design/toolbar/draft-state-line";
import { MoreMenu } from "@/components/dashboards/design/toolbar/more-menu";
import { OthersAtWork } from "@/components/dashboards/design/toolbar/others-at-work";
import { PanelButtons } from "@/components/dashboards/design/toolbar/panel-buttons";
import { StepButtons } from "@/components/dashboards/design/toolbar/step-buttons";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import type { DraftState } from "@/lib/dashboard/design/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type DesignToolbarProps = {
  dashboard: Dashboard;
  session: DesignSession;
  publishing: Publish;
  others: DraftState["others"];
  onDone: () => void;
};

/** The bar of the designer: title, what can be added, steps back and forth, panels, the state of the draft, publish. */
export function DesignToolbar({ dashboard, session, publishing, others, onDone }: DesignToolbarProps) {
  const t = useTranslations("design.toolbar");
  const { title, changeContents } = useDesign();
  const close = () => {
    notifications.show({ message: t("closed") });
    onDone();
  };
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
      <AddFromQuestion />
      <StepButtons />
      <PanelButtons />
      <MoreMenu session={session} description={dashboard.description} />
      <div className={classes.end}>
        <OthersAtWork others={others} />
        <DraftStateLine session={session} />
        {dashboard.revision > session.base.revision && session.isDirty ? (
          <Button variant="light" color="yellow" size="compact-sm" onClick={publishing.meetTheirs}>
            {t("newer")}
          </Button>
        ) : null}
        {session.isDirty ? (
          <Button variant="default" onClick={close}>
            {t("close")}
          </Button>
        ) : null}
        <Button
          loading={publishing.isPublishing}
          disabled={title.trim() === ""}
          variant={session.isDirty ? "filled" : "default"}
          onClick={() => (session.isDirty ? publishing.publish(undefined, onDone) : onDone())}
        >
          {session.isDirty ? t("publish") : t("done")}
        </Button>
      </div>
    </div>
  );
}

function AddFromQuestion() {
  const t = useTranslations("design.toolbar");
  return (
    <Button variant="default" leftSection={<IconMessageCircleQuestion size={16} />} component={Link} href="/ask">
      {t("addFromQuestion")}
    </Button>
  );
}
