"use client";

import { Loader, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { useViewer } from "@/components/shell/viewer-context";
import { DiagramCanvas, type Drawn } from "@/components/sources/diagram/canvas/diagram-canvas";
import { pointerIdOf } from "@/components/sources/diagram/canvas/diagram-graph";
import { PickedCard } from "@/components/sources/diagram/card/picked-card";
import { DiagramBar } from "@/components/sources/diagram/diagram-bar";
import { DiagramContext, type Picked } from "@/components/sources/diagram/diagram-context";
import { DiagramLegend } from "@/components/sources/diagram/diagram-legend";
import classes from "@/components/sources/diagram/diagram-tab.module.css";
import { type JoinAtWork, workOf } from "@/components/sources/diagram/join/join-at-work";
import type { Link } from "@/components/sources/diagram/layout/group-tables";
import { linksOf, withNeighbours } from "@/components/sources/diagram/neighbours";
import { forgetPositions, savePositions } from "@/components/sources/diagram/saved-positions";
import { tableBoxes } from "@/components/sources/diagram/table-box";
import { useArrangement } from "@/components/sources/diagram/use-arrangement";
import { useDetailLevel } from "@/components/sources/diagram/use-detail-level";
import { usePlaceParam } from "@/components/sources/use-place-param";
import { ErrorState } from "@/components/ui/error-state";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type DiagramViewProps = {
  model: SemanticModel;
  canEdit: boolean;
  /** The choice between drawing and list. */
  shapes: ReactNode;
  onWork: (work: JoinAtWork) => void;
};

/** The drawing of all tables, or of one and its neighbours, with its tools and the card of what is picked. */
export function DiagramView({ model, canEdit, shapes, onWork }: DiagramViewProps) {
  const t = useTranslations("diagram");
  const { email } = useViewer();
  const [focus, setFocus] = usePlaceParam("focus");
  const [level, setLevel] = useDetailLevel(model.entities.length);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [table] = usePlaceParam("table");
  // Who comes from a table, or from something to do about it, finds it in the middle.
  const [picked, setPicked] = useState<Picked | null>(table === null ? null : { kind: "table", id: table });
  const [round, setRound] = useState(0);
  const boxes = useMemo(() => tableBoxes(model, level, opened), [model, level, opened]);
  const links = useMemo(() => linksOf(model), [model]);
  const focused = model.entities.find(({ id }) => id === focus) ?? null;
  const shown = useMemo(() => shownTables(model, focused, links), [model, focused, links]);
  const place = { person: email, sourceId: model.sourceId, level };
  const arrangement = useArrangement({ place, shown, boxes, links, isPart: focused !== null, round });
  const diagram = useMemo(
    () => ({
      ...{ boxes, picked, canEdit },
      joins: new Map(model.joins.map((join) => [join.id, join])),
      pointers: new Map(model.polymorphicKeys?.map((pointer) => [pointerIdOf(pointer), pointer])),
      openTable: (entity: string) => setOpened((before) => new Set([...before, entity])),
    }),
    [model, boxes, picked, canEdit],
  );
  const tidy = () => {
    forgetPositions(place);
    setRound((before) => before + 1);
  };
  const draw = ({ from, to }: Drawn) => onWork(workOf(model, from, to));
  const focusOn = (entity: string | null) => {
    setPicked(null);
    setFocus(entity);
  };
  return (
    <DiagramContext value={diagram}>
      <DiagramBar
        {...{ model, focused, level, setLevel, shapes, canEdit, shown }}
        onFocus={focusOn}
        onFound={(id) => setPicked({ kind: "table", id })}
        onTidy={tidy}
        onAdd={() => onWork(workOf(model, null, null))}
      />
      <section className={classes.stage} aria-label={t("label")}>
        {arrangement.isError ? <ErrorState error={arrangement.error} onRetry={() => arrangement.refetch()} /> : null}
        {arrangement.isPending ? <Arranging count={shown.length} /> : null}
        {arrangement.isSuccess ? (
          <DiagramCanvas
            key={`${level} ${focused?.id} ${round} ${shown.length}`}
            model={model}
            positions={arrangement.data}
            onPick={setPicked}
            onDraw={draw}
            onMoved={(positions) => (focused === null ? savePositions(place, positions) : undefined)}
          >
            <PickedCard
              {...{ model, picked, canEdit, onWork }}
              onPick={setPicked}
              onFocus={focusOn}
              onClose={() => setPicked(null)}
            />
          </DiagramCanvas>
        ) : null}
      </section>
      <DiagramLegend model={model} />
    </DiagramContext>
  );
}

/** All tables, or the one that is looked at with its neighbours. Order: the model's. */
function shownTables({ entities }: SemanticModel, focused: Entity | null, links: readonly Link[]): string[] {
  const near = focused === null ? null : withNeighbours(focused.id, links);
  return entities.map(({ id }) => id).filter((id) => near === null || near.has(id));
}

function Arranging({ count }: { count: number }) {
  const t = useTranslations("diagram");
  return (
    <div className={classes.arranging} role="status">
      <div>
        <Loader size="sm" mx="auto" mb="xs" display="block" />
        <Text size="sm" c="dimmed">
          {t("arranging", { count })}
        </Text>
      </div>
    </div>
  );
}
