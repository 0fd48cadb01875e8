"use client";

import { type Edge, type EdgeProps, type InternalNode, useInternalNode } from "@xyflow/react";
import { memo } from "react";
import classes from "@/components/sources/diagram/canvas/join-edge.module.css";
import { type JoinEnd, joinPath } from "@/components/sources/diagram/canvas/join-path";
import { type Diagram, useDiagram } from "@/components/sources/diagram/diagram-context";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import { rowOffset } from "@/components/sources/diagram/table-box";
import type { Join } from "@/lib/semantic/schema";

export type JoinEdgeData = { readonly kind: "join" | "pointer" };
export type JoinEdgeType = Edge<JoinEdgeData, "join">;

/** The line of one relationship, from the row of one column to that of the other, with the signs of how many belong to how many. */
export const JoinEdge = memo(function JoinEdge({ id, source, target, sourceHandleId, data }: EdgeProps<JoinEdgeType>) {
  const diagram = useDiagram();
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  if (!from || !to || sourceHandleId === undefined) return null;
  const look = data?.kind === "pointer" ? pointerLook(diagram, id, target) : joinLook(diagram, id);
  if (look === null) return null;
  const path = joinPath(
    endAt(from, diagram, look.fromColumn),
    endAt(to, diagram, look.toColumn),
    look.cardinality ?? "many-to-one",
  );
  const { picked } = diagram;
  const isNear = picked?.kind === "table" && (picked.id === source || picked.id === target);
  const isPicked = picked !== null && picked.kind === (data?.kind ?? "join") && picked.id === look.pickId;
  return (
    <g className={classes.join} data-state={look.state} data-picked={isPicked || isNear || undefined}>
      <path className={classes.reach} d={path.line} />
      <path className={classes.line} d={path.line} />
      <path className={classes.sign} d={path.many} />
      <path className={classes.sign} d={path.one} />
    </g>
  );
});

type Look = {
  readonly state: "known" | "suggested" | "pointer";
  readonly pickId: string;
  readonly fromColumn: string | undefined;
  readonly toColumn: string | undefined;
  readonly cardinality: Join["cardinality"] | null;
};

function joinLook({ joins }: Diagram, id: string): Look | null {
  const join = joins.get(id);
  if (join === undefined) return null;
  const state = isSuggestedJoin(join) ? "suggested" : "known";
  const { from, to, cardinality } = join;
  return { state, pickId: id, fromColumn: from.columns[0], toColumn: to.columns[0], cardinality };
}

/** The id of a pointer's line is that of the pointer and its target. */
export const pointerEdgeId = (pointerId: string, target: string) => `${pointerId}\n${target}`;

function pointerLook({ pointers }: Diagram, id: string, target: string): Look | null {
  const [pointerId = ""] = id.split("\n");
  const pointer = pointers.get(pointerId);
  const to = pointer?.targets.find(({ entity }) => entity === target);
  if (pointer === undefined || to === undefined) return null;
  return {
    state: "pointer",
    pickId: pointerId,
    fromColumn: pointer.idColumn,
    toColumn: to.column,
    cardinality: null,
  };
}

function endAt({ id, internals, measured }: InternalNode, { boxes }: Diagram, column: string | undefined): JoinEnd {
  const { x, y } = internals.positionAbsolute;
  const box = boxes.get(id);
  const width = box?.width ?? measured.width ?? 0;
  return { left: x, right: x + width, y: y + (box ? rowOffset(box, column) : 0) };
}
