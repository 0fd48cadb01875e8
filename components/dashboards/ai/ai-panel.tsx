"use client";

import { Divider } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/ai/ai-panel.module.css";
import { ExplainButton } from "@/components/dashboards/ai/explain-button";
import { ProposalView } from "@/components/dashboards/ai/proposal-view";
import { useProposal } from "@/components/dashboards/ai/use-proposal";
import { WishForm } from "@/components/dashboards/ai/wish-form";
import { useDesign } from "@/components/dashboards/design/design-context";
import { EmptyState } from "@/components/ui/empty-state";

/** Design with words: a wish, what it would change, and what of it is taken. */
export function AiPanel() {
  const t = useTranslations("proposals");
  const { dashboardId, title, config } = useDesign();
  const { proposal, store } = useProposal(dashboardId);
  const ask = (wish: string) => void store.ask({ wish, title, config, sourceId: null, engine: "auto" });
  return (
    <div className={classes.panel}>
      <WishForm
        isRunning={proposal?.status === "running"}
        isEmpty={config.widgets.length === 0}
        initialWish={proposal?.wish ?? ""}
        onAsk={ask}
        onStop={store.stop}
      />
      {proposal ? (
        <ProposalView proposal={proposal} store={store} />
      ) : (
        <EmptyState compact icon={<IconSparkles size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />
      )}
      <Divider />
      <ExplainButton />
    </div>
  );
}
