"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { DashboardTheme } from "@/components/dashboards/dashboard-theme";
import { useReadersWords } from "@/components/dashboards/use-readers-words";
import { DashboardBody } from "@/components/dashboards/view/dashboard-body";
import { LookBar } from "@/components/dashboards/view/filters/look-bar";
import { AboutButton } from "@/components/dashboards/view/header/about-button";
import { FilesMenu } from "@/components/dashboards/view/header/files-menu";
import { RefreshControl } from "@/components/dashboards/view/header/refresh-control";
import { ScreenMenu } from "@/components/dashboards/view/header/screen-menu";
import { type LookedAt, LookProvider, useLook } from "@/components/dashboards/view/look/look-context";
import { Screen } from "@/components/dashboards/view/television/screen";
import { useTelevision } from "@/components/dashboards/view/television/use-television";
import { PageHeader } from "@/components/ui/page-header";
import { TextToCome } from "@/components/ui/skeletons";
import type { Sight } from "@/lib/client/dashboard-look";

const PaperView = dynamic(() => import("@/components/dashboards/view/paper/paper-view").then((m) => m.PaperView), {
  loading: TextToCome,
});

type DashboardViewProps = {
  sight: Sight;
  dashboard: LookedAt & { description: string | null };
  /** Above the title: the way back to the list. */
  above?: ReactNode;
  /** What only those can do who are signed in: edit, share, delete. */
  actions?: ReactNode;
  /** In place of the widgets while there are none. */
  empty?: ReactNode;
};

/** A dashboard for those who look, by an account, a link or in a frame alike. */
export function DashboardView({ sight, dashboard: original, ...rest }: DashboardViewProps) {
  const dashboard = useReadersWords(original);
  return (
    <LookProvider sight={sight} dashboard={dashboard}>
      <DashboardTheme theme={dashboard.config.theme}>
        <Looked dashboard={dashboard} {...rest} />
      </DashboardTheme>
    </LookProvider>
  );
}

function Looked({ dashboard, above, actions, empty }: Omit<DashboardViewProps, "sight">) {
  const television = useTelevision();
  const isPaper = useLook().param("paper") !== null;
  const { title, description, config } = dashboard;
  if (config.widgets.length === 0) {
    return (
      <>
        <PageHeader title={title} description={description} above={above} actions={actions} />
        {empty}
      </>
    );
  }
  if (isPaper) return <PaperView title={title} description={description} />;
  if (television.mode !== null) {
    return (
      <Screen television={television} title={title} tools={<RefreshControl />}>
        {television.mode === "full" ? <LookBar /> : null}
        <DashboardBody fitted={television.mode === "tv"} />
      </Screen>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        above={above}
        actions={
          <>
            <AboutButton explanation={config.explanation} />
            <RefreshControl />
            <ScreenMenu />
            <FilesMenu />
            {actions}
          </>
        }
      />
      <LookBar />
      <DashboardBody />
    </>
  );
}
