"use client";

import { Button, Table, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconArrowsLeftRight } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RunRow } from "@/components/quality/runs/run-row";
import classes from "@/components/quality/runs/runs.module.css";
import { comparedRunCountMax, type QualityRun } from "@/lib/quality/schema";

/** All runs of a set, the latest first; any of them can be laid side by side. */
export function RunTable({ setId, runs }: { setId: string; runs: readonly QualityRun[] }) {
  const t = useTranslations("quality.runs");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ids = chosen.filter((id) => runs.some((run) => run.id === id));
  const toggle = (id: string) => setChosen(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  return (
    <section>
      <div className={classes.bar}>
        <h2 className={classes.heading}>{t("list")}</h2>
        <CompareBar setId={setId} ids={ids} onClear={() => setChosen([])} />
      </div>
      <Table.ScrollContainer minWidth={300}>
        <Table verticalSpacing={8} className={classes.runs}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <VisuallyHidden>{t("compare")}</VisuallyHidden>
              </Table.Th>
              <Table.Th>{t("run")}</Table.Th>
              <Table.Th>{t("right")}</Table.Th>
              <Table.Th visibleFrom="sm">
                <Hint label={t("confidentHint")}>{t("confident")}</Hint>
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t("clarified")}
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t("refused")}
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t("tokens")}
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                <Hint label={t("timeHint")}>{t("time")}</Hint>
              </Table.Th>
              <Table.Th w={40}>
                <VisuallyHidden>{t("actions")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run, index) => (
              <RunRow
                key={run.id}
                run={run}
                number={runs.length - index}
                chosen={ids.includes(run.id)}
                mayChoose={ids.includes(run.id) || ids.length < comparedRunCountMax}
                onToggle={() => toggle(run.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Hint({ label, children }: { label: string; children: string }) {
  return (
    <Tooltip label={label} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span className={classes.hint} tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}

function CompareBar({ setId, ids, onClear }: { setId: string; ids: readonly string[]; onClear: () => void }) {
  const t = useTranslations("quality.runs");
  const full = ids.length >= comparedRunCountMax;
  return (
    <>
      <span className={classes.chosen} role="status">
        {full ? t("tooMany", { limit: comparedRunCountMax }) : t("chosen", { count: ids.length })}
      </span>
      {ids.length > 0 ? (
        <Button variant="subtle" color="gray" size="xs" onClick={onClear}>
          {t("clear")}
        </Button>
      ) : null}
      {ids.length > 1 ? (
        <Button
          component={Link}
          href={`/admin/quality/${setId}/compare?runs=${ids.join(",")}`}
          size="xs"
          leftSection={<IconArrowsLeftRight size={14} />}
        >
          {t("compare")}
        </Button>
      ) : null}
    </>
  );
}
