"use client";

import { ActionIcon, Button, Group, Text, Tooltip } from "@mantine/core";
import { useInViewport } from "@mantine/hooks";
import { IconArrowBackUp, IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import classes from "@/components/dashboards/ai/ai-panel.module.css";
import { PiecePreview } from "@/components/dashboards/ai/piece-preview";
import { takePieces } from "@/components/dashboards/ai/take-pieces";
import type { Contents } from "@/components/dashboards/design/design-history";
import type { ProposedPiece } from "@/lib/dashboard/design/schema";

type PieceCardProps = {
  piece: ProposedPiece;
  state: "open" | "taken" | "left";
  dashboardId: string;
  contents: Contents;
  onTake: () => void;
  onLeave: (isLeft: boolean) => void;
};

/** One piece of a proposal: what it does, why, how it will look; to be taken or put aside. */
export function PieceCard({ piece, state, dashboardId, contents, onTake, onLeave }: PieceCardProps) {
  const t = useTranslations("proposals");
  const { ref, inViewport } = useInViewport();
  const wasSeen = useRef(false);
  wasSeen.current ||= inViewport;
  const after = useMemo(() => takePieces(contents, [piece]).config, [contents, piece]);
  const changed = piece.changes.flatMap((change) =>
    change.kind === "add_widget" || change.kind === "change_widget" ? [change.widget] : [],
  );
  const [shown] = changed.filter(({ kind }) => kind === "chart" || kind === "text");
  return (
    <li ref={ref} className={classes.piece} data-state={state}>
      <div className={classes.pieceHead}>
        <div className={classes.pieceWords}>
          <Text size="sm" fw={600}>
            {piece.title}
          </Text>
          {piece.why ? (
            <Text size="xs" c="dimmed" lineClamp={3}>
              {piece.why}
            </Text>
          ) : null}
        </div>
        <PieceState {...{ state, title: piece.title, onLeave }} />
      </div>
      {state === "open" && shown && wasSeen.current ? (
        <PiecePreview dashboardId={dashboardId} config={after} widget={shown} />
      ) : null}
      {state === "open" && changed.length > 1 ? (
        <Text size="xs" c="dimmed">
          {t("andMore", { count: changed.length - 1 })}
        </Text>
      ) : null}
      {state === "open" ? (
        <Group gap={8}>
          <Button size="compact-sm" variant="light" onClick={onTake} aria-label={t("takeOne", { title: piece.title })}>
            {t("take")}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

type PieceStateProps = Pick<PieceCardProps, "state" | "onLeave"> & { title: string };

function PieceState({ state, title, onLeave }: PieceStateProps) {
  const t = useTranslations("proposals");
  if (state === "taken") {
    return (
      <Text size="xs" className={classes.taken}>
        <IconCheck size={14} aria-hidden="true" /> {t("taken")}
      </Text>
    );
  }
  const isLeft = state === "left";
  const label = t(isLeft ? "bringBack" : "leaveOne", { title });
  return (
    <Tooltip label={t(isLeft ? "bringBackShort" : "leave")}>
      <ActionIcon size="sm" aria-label={label} onClick={() => onLeave(!isLeft)}>
        {isLeft ? <IconArrowBackUp size={14} /> : <IconX size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
