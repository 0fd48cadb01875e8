"use client";

import { ActionIcon, Button, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { IconLayoutGrid, IconPlus, IconSearch, IconX } from "@tabler/icons-react";
import { useReactFlow } from "@xyflow/react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/sources/diagram/diagram-tab.module.css";
import { type DetailLevel, detailLevels } from "@/components/sources/diagram/table-box";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type DiagramBarProps = {
  model: SemanticModel;
  focused: Entity | null;
  shown: readonly string[];
  level: DetailLevel;
  setLevel: (level: DetailLevel) => void;
  canEdit: boolean;
  shapes: ReactNode;
  onFound: (entity: string) => void;
  onFocus: (entity: string | null) => void;
  onTidy: () => void;
  onAdd: () => void;
};

/** The tools above the drawing. */
export function DiagramBar(props: DiagramBarProps) {
  const { focused, level, setLevel, canEdit, shapes, onFocus, onTidy, onAdd } = props;
  const t = useTranslations("diagram");
  const locale = useLocale();
  return (
    <div className={classes.bar}>
      <TableFinder {...props} />
      <SegmentedControl
        size="xs"
        aria-label={t("detail")}
        value={level}
        onChange={setLevel}
        data={detailLevels.map((value) => ({ value, label: t(`details.${value}`) }))}
      />
      <Tooltip label={t("tidyHint")}>
        <Button variant="default" leftSection={<IconLayoutGrid size={16} />} onClick={onTidy}>
          {t("tidy")}
        </Button>
      </Tooltip>
      {canEdit ? (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onAdd}>
          {t("add")}
        </Button>
      ) : null}
      {focused === null ? null : (
        <span className={classes.part}>
          {t("part", { table: labelIn(focused, locale) })}
          <ActionIcon size={20} aria-label={t("whole")} title={t("whole")} onClick={() => onFocus(null)}>
            <IconX size={14} />
          </ActionIcon>
        </span>
      )}
      {shapes}
    </div>
  );
}

/** Finds a table: brings it into the middle, or shows it with its neighbours where it is not in sight. */
function TableFinder({ model, shown, onFound, onFocus }: DiagramBarProps) {
  const t = useTranslations("diagram");
  const locale = useLocale();
  const { fitView } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 180;
  const data = model.entities.map((entity) => {
    const label = labelIn(entity, locale);
    return { value: entity.id, label: label === entity.table ? label : `${label} · ${entity.table}` };
  });
  function find(id: string | null) {
    if (id === null) return;
    if (shown.includes(id)) {
      onFound(id);
      void fitView({ nodes: [{ id }], maxZoom: 1, padding: 0.4, duration });
    } else {
      onFocus(id);
    }
  }
  return (
    <Select
      className={classes.search}
      aria-label={t("find")}
      placeholder={t("find")}
      leftSection={<IconSearch size={16} />}
      data={data}
      value={null}
      onChange={find}
      searchable
      limit={50}
      nothingFoundMessage={t("notFound")}
    />
  );
}
