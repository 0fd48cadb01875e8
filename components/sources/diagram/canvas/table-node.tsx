"use client";

import { IconArrowsJoin, IconEye, IconKey, IconLink, IconSql } from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import classes from "@/components/sources/diagram/canvas/table-node.module.css";
import { useDiagram } from "@/components/sources/diagram/diagram-context";
import type { TableBox } from "@/components/sources/diagram/table-box";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

export type TableNodeType = Node<Record<string, never>, "table">;
/** The one handle that lines hang on; where they really end is worked out from the columns. */
export const wholeTable = "table";

/** One table of the diagram. What it shows at which zoom is decided by the style sheet, so that zooming draws nothing anew. */
export const TableNode = memo(function TableNode({ id }: NodeProps<TableNodeType>) {
  const { boxes, picked, canEdit } = useDiagram();
  const box = boxes.get(id);
  const locale = useLocale();
  if (box === undefined) return null;
  const { entity } = box;
  const label = labelIn(entity, locale);
  return (
    <div
      className={classes.box}
      data-picked={(picked?.kind === "table" && picked.id === id) || undefined}
      data-hidden={entity.hidden || undefined}
    >
      <Handle
        type="source"
        position={Position.Right}
        id={wholeTable}
        isConnectable={false}
        className={classes.anchor}
      />
      <Handle type="target" position={Position.Left} id={wholeTable} isConnectable={false} className={classes.anchor} />
      <div className={classes.head}>
        <KindIcon entity={entity} />
        <span className={classes.names}>
          <span className={classes.label} title={entity.id}>
            {label}
          </span>
          <Subtitle entity={entity} label={label} />
        </span>
      </div>
      {box.rows.map((column) => (
        <ColumnRow key={column.name} column={column} box={box} canConnect={canEdit} />
      ))}
      <Foot box={box} />
    </div>
  );
});

function KindIcon({ entity: { kind, isLink } }: { entity: Entity }) {
  const t = useTranslations("diagram.kinds");
  if (isLink) return <IconArrowsJoin size={16} className={classes.icon} role="img" aria-label={t("link")} />;
  if (kind === "view") return <IconEye size={16} className={classes.icon} role="img" aria-label={t("view")} />;
  if (kind === "query") return <IconSql size={16} className={classes.icon} role="img" aria-label={t("query")} />;
  return null;
}

/** Its name in the database where people call it otherwise, and how many rows it has. */
function Subtitle({ entity: { table, rowEstimate }, label }: { entity: Entity; label: string }) {
  const t = useTranslations("diagram");
  const format = useFormatter();
  const rows = rowEstimate === null ? null : t("rows", { rows: format.number(rowEstimate, { notation: "compact" }) });
  const parts = [table === label ? null : table, rows].filter((part) => part !== null);
  return parts.length === 0 ? null : <span className={classes.subtitle}>{parts.join(" · ")}</span>;
}

type ColumnRowProps = { column: SemanticColumn; box: TableBox; canConnect: boolean };

function ColumnRow({ column, box: { entity, joining }, canConnect }: ColumnRowProps) {
  const locale = useLocale();
  const t = useTranslations("diagram.keys");
  const isPrimary = entity.primaryKey.includes(column.name);
  return (
    <div className={classes.row} title={column.name} data-hidden={column.hidden || undefined}>
      {canConnect ? <ConnectPoints column={column.name} /> : null}
      <span className={classes.mark}>
        {isPrimary ? (
          <IconKey size={13} role="img" aria-label={t("primary")} />
        ) : joining.has(column.name) ? (
          <IconLink size={13} role="img" aria-label={t("joining")} />
        ) : null}
      </span>
      <span className={classes.column}>{labelIn(column, locale)}</span>
    </div>
  );
}

/** Where a line can be drawn from a column to another: either side takes both ends. */
function ConnectPoints({ column }: { column: string }) {
  return (
    <>
      <Handle type="source" position={Position.Left} id={`${column}\n<`} className={classes.point} />
      <Handle type="source" position={Position.Right} id={`${column}\n>`} className={classes.point} />
    </>
  );
}

/** The column that a handle of `ConnectPoints` belongs to; null for that of the whole table. */
export const columnOfHandle = (handle: string | null): string | null => handle?.match(/^(.*)\n[<>]$/s)?.[1] ?? null;

function Foot({ box: { entity, rows, restCount } }: { box: TableBox }) {
  const t = useTranslations("diagram");
  const { openTable } = useDiagram();
  if (restCount === 0 || rows.length === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${classes.foot} nodrag nopan`}
      onClick={(event) => {
        event.stopPropagation();
        openTable(entity.id);
      }}
    >
      {t("moreColumns", { count: restCount })}
    </button>
  );
}
