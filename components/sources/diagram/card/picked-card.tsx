"use client";

import { CloseButton } from "@mantine/core";
import { Panel } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { JoinCard } from "@/components/sources/diagram/card/join-card";
import classes from "@/components/sources/diagram/card/picked-card.module.css";
import { PointerCard } from "@/components/sources/diagram/card/pointer-card";
import { TableCard } from "@/components/sources/diagram/card/table-card";
import { type Picked, useDiagram } from "@/components/sources/diagram/diagram-context";
import type { JoinAtWork } from "@/components/sources/diagram/join/join-at-work";
import type { SemanticModel } from "@/lib/semantic/schema";

export type PickedCardProps = {
  model: SemanticModel;
  picked: Picked | null;
  canEdit: boolean;
  onPick: (picked: Picked) => void;
  onFocus: (entity: string | null) => void;
  onWork: (work: JoinAtWork) => void;
  onClose: () => void;
};

/** What is known of the table or relationship that is picked, over the right side of the drawing; on phones over its foot. */
export function PickedCard(props: PickedCardProps) {
  const t = useTranslations("diagram");
  const content = useContent(props);
  if (content === null) return null;
  return (
    <Panel position="top-right" className={`${classes.card} nowheel nopan nodrag`}>
      <CloseButton className={classes.close} aria-label={t("close")} onClick={props.onClose} />
      {content}
    </Panel>
  );
}

function useContent({ picked, ...props }: PickedCardProps) {
  const { boxes, joins, pointers } = useDiagram();
  if (picked === null) return null;
  const { kind, id } = picked;
  const join = kind === "join" ? joins.get(id) : undefined;
  if (join) return <JoinCard key={id} join={join} {...props} />;
  const pointer = kind === "pointer" ? pointers.get(id) : undefined;
  if (pointer) return <PointerCard key={id} pointer={pointer} />;
  const entity = kind === "table" ? boxes.get(id)?.entity : undefined;
  return entity ? <TableCard key={id} entity={entity} {...props} /> : null;
}
