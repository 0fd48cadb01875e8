"use client";

import { Button, Group, Text } from "@mantine/core";
import { IconListTree, IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { ParameterFields } from "@/components/dashboards/editor/query/parameter-fields";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { parametersIn } from "@/components/dashboards/editor/query/query-work";
import { SqlExplanation } from "@/components/dashboards/editor/query/sql-explanation";
import { sqlNamesOf } from "@/components/dashboards/editor/query/sql-names";
import { KeyboardHint } from "@/components/ui/keyboard-hint";
import { SqlInput } from "@/components/ui/sql-input";
import type { QueryParameter } from "@/lib/dashboard/config/schema";
import type { ExplainSql } from "@/lib/dashboard/design/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type SqlWayProps = {
  sql: string;
  parameters: readonly QueryParameter[];
  model: SemanticModel;
  /** Where the guard points in this very text; null: nowhere. */
  wrongAt: number | null;
  isRunning: boolean;
  onChange: (sql: string) => void;
  onParameters: (parameters: QueryParameter[]) => void;
  onRun: (sql: string, parameters: QueryParameter[]) => void;
};

const heightMaxPx = 360;

/** In SQL, with the names of the model to choose from, and values that filters can set. */
export function SqlWay({ sql, parameters, model, wrongAt, isRunning, onChange, onParameters, onRun }: SqlWayProps) {
  const t = useTranslations("editor.query");
  const hintId = useId();
  const names = useMemo(() => sqlNamesOf(model), [model]);
  const named = parametersIn(sql, parameters);
  const request: ExplainSql = { sourceId: model.sourceId, sql, parameters: named };
  const [explained, setExplained] = useState<ExplainSql | null>(null);
  const isBlank = sql.trim() === "";
  // Before the editor sees it: there it would break the line.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isBlank) onRun(sql, named);
  };
  return (
    <div className={classes.way} onKeyDownCapture={onKeyDown}>
      <SqlInput
        value={sql}
        onChange={onChange}
        dialect={model.kind}
        label={t("sql")}
        placeholder="SELECT …"
        describedBy={hintId}
        onReady={(insert) => insert("")}
        names={names}
        wrongAt={wrongAt}
        heightMax={heightMaxPx}
      />
      <Text id={hintId} size="xs" c="dimmed">
        {t("sqlHint", { example: "{{name}}" })}
      </Text>
      {named.length > 0 ? <ParameterFields parameters={named} onChange={onParameters} /> : null}
      <Group gap={8}>
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          rightSection={<KeyboardHint keys={["mod", "↵"]} />}
          loading={isRunning}
          disabled={isBlank}
          onClick={() => onRun(sql, named)}
        >
          {t("run")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconListTree size={16} />}
          disabled={isBlank}
          onClick={() => setExplained(request)}
        >
          {t("explain")}
        </Button>
      </Group>
      {explained ? (
        <SqlExplanation request={explained} isOld={JSON.stringify(explained) !== JSON.stringify(request)} />
      ) : null}
    </div>
  );
}
