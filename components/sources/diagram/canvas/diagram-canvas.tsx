"use client";

import "@xyflow/react/dist/base.css";
import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionLineType,
  ConnectionMode,
  MiniMap,
  type NodeChange,
  ReactFlow,
  useStore,
} from "@xyflow/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { CanvasControls } from "@/components/sources/diagram/canvas/canvas-controls";
import classes from "@/components/sources/diagram/canvas/diagram-canvas.module.css";
import { joinEdges, tableNode } from "@/components/sources/diagram/canvas/diagram-graph";
import { JoinEdge, type JoinEdgeType } from "@/components/sources/diagram/canvas/join-edge";
import { columnOfHandle, TableNode, type TableNodeType } from "@/components/sources/diagram/canvas/table-node";
import { useDiagramWords } from "@/components/sources/diagram/canvas/use-diagram-words";
import { type Picked, useDiagram } from "@/components/sources/diagram/diagram-context";
import type { Point } from "@/components/sources/diagram/layout/place-group";
import type { SemanticModel } from "@/lib/semantic/schema";

const nodeTypes = { table: TableNode };
const edgeTypes = { join: JoinEdge };
/** Room for the controls at the left. */
const fit = { padding: { top: "24px", right: "32px", bottom: "24px", left: "68px" }, maxZoom: 1 } as const;
/** A diagram opens at a size at which names can be read, even where not all of it is in sight. */
const fitAtFirst = { ...fit, minZoom: 0.38 } as const;
/** Below this zoom only names of tables are drawn: rows would be grey noise. */
const farBelow = 0.45;
/** So many tables are more than one screen: a map of them helps. */
const mapFrom = 25;

/** Two columns that somebody has drawn a line between. */
export type Drawn = { from: { entity: string; column: string | null }; to: { entity: string; column: string | null } };

type DiagramCanvasProps = {
  model: SemanticModel;
  positions: ReadonlyMap<string, Point>;
  onPick: (picked: Picked | null) => void;
  onDraw: (drawn: Drawn) => void;
  onMoved: (positions: ReadonlyMap<string, Point>) => void;
  /** What lies above the drawing: the card of what is picked. */
  children: ReactNode;
};

/** The drawing: tables that can be moved, lines that can be picked and drawn, moved about and zoomed. */
export function DiagramCanvas({ model, positions, onPick, onDraw, onMoved, children }: DiagramCanvasProps) {
  const { canEdit, picked } = useDiagram();
  const words = useDiagramWords();
  const { nodes, onNodesChange } = useTableNodes(positions, onMoved);
  const isFar = useStore(({ transform }) => transform[2] < farBelow);
  const edges = useMemo(
    () => joinEdges(model, new Set(positions.keys()), words.edgeName),
    [model, positions, words.edgeName],
  );
  return (
    <div className={classes.canvas} data-far={isFar || undefined}>
      <ReactFlow<TableNodeType, JoinEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(_, { id }) => onPick({ kind: "table", id })}
        onEdgeClick={(_, edge) => onPick(pickedBy(edge))}
        onPaneClick={() => onPick(null)}
        onConnect={(connection) => onDraw(drawnBy(connection))}
        onKeyDown={(event) => pickByKey(event, edges, onPick)}
        nodesConnectable={canEdit}
        connectionMode={ConnectionMode.Loose}
        connectionLineType={ConnectionLineType.Bezier}
        connectionRadius={24}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        onlyRenderVisibleElements
        fitView
        fitViewOptions={picked?.kind === "table" ? { ...fitAtFirst, nodes: [{ id: picked.id }] } : fitAtFirst}
        minZoom={0.03}
        maxZoom={2}
        ariaLabelConfig={words.ariaLabels}
        attributionPosition="bottom-center"
      >
        <Background gap={24} size={1} />
        <CanvasControls fit={fit} />
        {positions.size >= mapFrom ? <Overview /> : null}
        {children}
      </ReactFlow>
    </div>
  );
}

function Overview() {
  const t = useTranslations("diagram");
  return <MiniMap className={classes.map} pannable zoomable ariaLabel={t("map")} nodeBorderRadius={12} />;
}

function useTableNodes(positions: ReadonlyMap<string, Point>, onMoved: DiagramCanvasProps["onMoved"]) {
  const { boxes } = useDiagram();
  const words = useDiagramWords();
  const [placed, setPlaced] = useState(() =>
    [...positions].flatMap(([id, position]) => {
      const box = boxes.get(id);
      return box ? [tableNode(box, position, words.tableName(box.entity))] : [];
    }),
  );
  // A table that shows more of itself grows where it stands.
  const nodes = useMemo(() => placed.map((node) => sizedAs(node, boxes.get(node.id)?.height)), [placed, boxes]);
  const onNodesChange = (changes: NodeChange<TableNodeType>[]) => {
    const next = applyNodeChanges(changes, placed);
    setPlaced(next);
    if (changes.some((change) => change.type === "position" && change.dragging === false)) {
      onMoved(new Map(next.map(({ id, position }) => [id, position])));
    }
  };
  return { nodes, onNodesChange };
}

function sizedAs(node: TableNodeType, height: number | undefined): TableNodeType {
  if (height === undefined || node.height === height) return node;
  return { ...node, height, measured: { width: node.width ?? 0, height } };
}

function pickedBy({ id, data }: JoinEdgeType): Picked {
  return data?.kind === "pointer" ? { kind: "pointer", id: id.split("\n")[0] ?? id } : { kind: "join", id };
}

function drawnBy({ source, sourceHandle, target, targetHandle }: Connection): Drawn {
  return {
    from: { entity: source, column: columnOfHandle(sourceHandle) },
    to: { entity: target, column: columnOfHandle(targetHandle) },
  };
}

/** The library moves the focus and the tables; Enter opens the card of what has the focus, as a click does. */
function pickByKey(
  event: KeyboardEvent,
  edges: readonly JoinEdgeType[],
  onPick: (picked: Picked | null) => void,
): void {
  if (event.key === "Escape") onPick(null);
  if (event.key !== "Enter" || !(event.target instanceof Element)) return;
  const { classList, dataset } = event.target as HTMLElement | SVGElement; // Both have a dataset.
  if (dataset.id === undefined) return;
  if (classList.contains("react-flow__node")) onPick({ kind: "table", id: dataset.id });
  const edge = edges.find(({ id }) => id === dataset.id);
  if (edge && classList.contains("react-flow__edge")) onPick(pickedBy(edge));
}
