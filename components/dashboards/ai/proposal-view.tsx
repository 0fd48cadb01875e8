"use client";

import { Alert, Button, Group, Loader, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/ai/ai-panel.module.css";
import { isTaken } from "@/components/dashboards/ai/is-taken";
import { PieceCard } from "@/components/dashboards/ai/piece-card";
import type { Proposal, ProposalStore } from "@/components/dashboards/ai/proposal-store";
import { takePieces, widgetsOf } from "@/components/dashboards/ai/take-pieces";
import { useDesign } from "@/components/dashboards/design/design-context";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import type { ProposedPiece } from "@/lib/dashboard/design/schema";

type ProposalViewProps = { proposal: Proposal; store: ProposalStore };

/** What a wish has brought: its pieces as they come, what was refused and why, and how it was made. */
export function ProposalView({ proposal, store }: ProposalViewProps) {
  const t = useTranslations("proposals");
  const { dashboardId, title, config, changeContents, select } = useDesign();
  const contents = { title, config };
  const stateOf = (piece: ProposedPiece) =>
    isTaken(piece.changes, contents) ? "taken" : proposal.leftIds.includes(piece.id) ? "left" : "open";
  const open = proposal.pieces.filter((piece) => stateOf(piece) === "open");
  const take = (pieces: readonly ProposedPiece[]) => {
    changeContents("takeProposal", (before) => takePieces(before, pieces));
    select(pieces.flatMap(widgetsOf));
  };
  return (
    <section aria-label={t("proposal")} className={classes.proposal}>
      <Progress proposal={proposal} />
      {open.length > 1 ? (
        <Group gap={8}>
          <Button size="compact-sm" onClick={() => take(open)}>
            {t("takeAll", { count: open.length })}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={store.clear}>
            {t("leaveAll")}
          </Button>
        </Group>
      ) : null}
      <ul className={classes.pieces}>
        {proposal.pieces.map((piece) => (
          <PieceCard
            key={piece.id}
            piece={piece}
            state={stateOf(piece)}
            dashboardId={dashboardId}
            contents={contents}
            onTake={() => take([piece])}
            onLeave={(isLeft) => store.leave(piece.id, isLeft)}
          />
        ))}
      </ul>
      <Refused refused={proposal.refused} />
    </section>
  );
}

function Progress({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposals");
  const { status, step, failure, note, model, pieces, refused } = proposal;
  if (status === "running") {
    return (
      <Group gap={8} role="status" wrap="nowrap">
        <Loader size="xs" />
        <Text size="sm">{t(`steps.${step ?? "reading"}`)}</Text>
      </Group>
    );
  }
  if (failure) {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={16} />} title={t("failed")}>
        {"message" in failure ? failure.message : <FailureWords words={describeError(failure.thrown)} />}
      </Alert>
    );
  }
  const nothing = pieces.length === 0 && refused.length === 0 ? t("nothing") : null;
  const made = model === null ? null : t("madeBy", { model });
  const lines = [status === "stopped" ? t("stopped") : null, nothing, made, note].filter((line) => line !== null);
  return (
    <Text size="xs" c="dimmed" role="status">
      {lines.join(" ")}
    </Text>
  );
}

function Refused({ refused }: Pick<Proposal, "refused">) {
  const t = useTranslations("proposals");
  if (refused.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("refused", { count: refused.length })}
      </Text>
      <ul className={classes.refused}>
        {refused.map(({ title, reason }) => (
          <li key={`${title} ${reason}`}>
            <Text size="xs">{title}</Text>
            <Text size="xs" c="dimmed">
              {reason}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
