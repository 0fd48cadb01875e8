import { Position } from "@xyflow/react";
import { type JoinEdgeType, pointerEdgeId } from "@/components/sources/diagram/canvas/join-edge";
import { type TableNodeType, wholeTable } from "@/components/sources/diagram/canvas/table-node";
import type { Point } from "@/components/sources/diagram/layout/place-group";
import type { TableBox } from "@/components/sources/diagram/table-box";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The name of a pointer that leads into several tables; the model gives it none. */
export const pointerIdOf = ({ entity, idColumn }: { entity: string; idColumn: string }) => `${entity}.${idColumn}`;

const anchor = { id: wholeTable, x: 0, y: 0, width: 1, height: 1 } as const;

/** The node of a table. Its size and handles are told, so that the library need not draw what is out of sight to know it. */
export function tableNode({ entity, width, height }: TableBox, position: Point, name: string): TableNodeType {
  return {
    id: entity.id,
    type: "table",
    position,
    data: {},
    width,
    height,
    measured: { width, height },
    handles: [
      { ...anchor, type: "source", position: Position.Right },
      { ...anchor, type: "target", position: Position.Left },
    ],
    ariaLabel: name,
  };
}

/** The lines between the tables in sight: joins, and pointers that lead into several tables. */
export function joinEdges(
  { joins, polymorphicKeys = [] }: SemanticModel,
  shown: ReadonlySet<string>,
  nameOf: (from: string, to: string) => string,
): JoinEdgeType[] {
  const edge = (id: string, source: string, target: string, kind: "join" | "pointer"): JoinEdgeType => ({
    ...{ id, source, target, type: "join", data: { kind } },
    ...{ sourceHandle: wholeTable, targetHandle: wholeTable, ariaLabel: nameOf(source, target) },
  });
  const pointers = polymorphicKeys.flatMap((pointer) =>
    [...new Set(pointer.targets.map(({ entity }) => entity))].map((target) =>
      edge(pointerEdgeId(pointerIdOf(pointer), target), pointer.entity, target, "pointer"),
    ),
  );
  const lines = joins.map(({ id, from, to }) => edge(id, from.entity, to.entity, "join"));
  return [...pointers, ...lines].filter(({ source, target }) => shown.has(source) && shown.has(target));
}
