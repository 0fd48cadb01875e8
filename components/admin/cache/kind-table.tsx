"use client";

import { Button, Table, VisuallyHidden } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { HitBar } from "@/components/admin/cache/hit-bar";
import { hitShares } from "@/components/admin/cache/hit-shares";
import classes from "@/components/admin/cache/kind-table.module.css";
import { useCacheWords } from "@/components/admin/cache/use-cache-words";
import type { CacheKindReport } from "@/lib/cache/schema";

type KindTableProps = { kinds: readonly CacheKindReport[]; onClear: (kind: string) => void };

/** Kind by kind: where reads were answered, what is held and how long, and the button that clears it. */
export function KindTable({ kinds, onClear }: KindTableProps) {
  const t = useTranslations("admin.cache");
  return (
    <section className={classes.kinds} aria-labelledby="cache-kinds">
      <h2 className={classes.heading} id="cache-kinds">
        {t("kindsTitle")}
      </h2>
      <div className={classes.scroll}>
        <Table verticalSpacing={8} className={classes.table} aria-labelledby="cache-kinds">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("columns.kind")}</Table.Th>
              <Table.Th>{t("columns.from")}</Table.Th>
              {(["hitRate", "reads", "entries", "size"] as const).map((key) => (
                <Table.Th key={key} ta="right">
                  {t(`columns.${key}`)}
                </Table.Th>
              ))}
              <Table.Th>{t("columns.kept")}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t("columns.actions")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map((kind) => (
              <KindRow key={kind.kind} kind={kind} onClear={() => onClear(kind.kind)} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

function KindRow({ kind, onClear }: { kind: CacheKindReport; onClear: () => void }) {
  const t = useTranslations("admin.cache");
  const format = useFormatter();
  const words = useCacheWords();
  const shares = hitShares([kind]);
  const { name, hint } = words.kind(kind.kind);
  const figures = [
    ["hitRate", shares.hitRatio === null ? "–" : words.share(shares.hitRatio)],
    ["reads", format.number(shares.reads)],
    ["entries", format.number(kind.entries)],
    ["size", words.size(kind.bytes)],
  ] as const;
  return (
    <Table.Tr data-unread={shares.reads === 0 || undefined}>
      <Table.Th scope="row" className={classes.name}>
        {name}
        {hint ? <span className={classes.hint}>{hint}</span> : null}
      </Table.Th>
      <Table.Td className={classes.bar}>
        <HitBar shares={shares} />
      </Table.Td>
      {figures.map(([key, value]) => (
        <Table.Td key={key} className={classes.figure} data-label={t(`columns.${key}`)}>
          {value}
        </Table.Td>
      ))}
      <Table.Td className={classes.kept} data-label={t("columns.kept")}>
        <Kept kind={kind} />
      </Table.Td>
      <Table.Td className={classes.act}>
        <Button size="xs" variant="subtle" color="gray" aria-label={t("clear.named", { name })} onClick={onClear}>
          {t("clear.one")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function Kept({ kind: { freshSeconds, staleSeconds } }: { kind: CacheKindReport }) {
  const t = useTranslations("admin.cache");
  const words = useCacheWords();
  const fresh = words.time(freshSeconds);
  return staleSeconds > freshSeconds ? t("keptAtMost", { fresh, most: words.time(staleSeconds) }) : fresh;
}
