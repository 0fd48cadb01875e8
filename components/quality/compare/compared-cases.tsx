"use client";

import { Button, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import classes from "@/components/quality/compare/compare.module.css";
import { ComparedCaseItem } from "@/components/quality/compare/compared-case-item";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { useSearchParam } from "@/components/ui/use-search-param";
import { type Change, type Comparison, changeSchema } from "@/lib/quality/schema";

const searchFrom = 20;
const pageSize = 50;
/** In the order in which they are worth a look. */
const order: readonly Change[] = ["broke", "better", "wrong", "right", "apart"];

/** The questions of compared runs, by what changed from the first run to the last; the chosen group stands in the address. */
export function ComparedCases({ comparison, numbers }: { comparison: Comparison; numbers: readonly number[] }) {
  const t = useTranslations("quality.compare");
  const [shown, setShown] = useSearchParam("show");
  const headingId = useId();
  const [search, setSearch] = useState("");
  const [count, setCount] = useState(pageSize);
  const { cases, runs } = comparison;
  const group = changeSchema.safeParse(shown).data ?? null;
  const words = search.trim().toLowerCase();
  const found = cases.filter(
    ({ change, question }) => (group === null || change === group) && question.toLowerCase().includes(words),
  );
  return (
    <section aria-labelledby={headingId}>
      <VisuallyHidden component="h2" id={headingId}>
        {t("cases")}
      </VisuallyHidden>
      <div className={classes.bar}>
        <Filters comparison={comparison} group={group} onGroup={setShown} />
        {cases.length > searchFrom ? (
          <SearchInput className={classes.search} label={t("search")} value={search} onChange={setSearch} />
        ) : null}
      </div>
      {found.length === 0 ? (
        <EmptyState compact icon={<IconSearch size={20} />} title={t(words === "" ? "nothing" : "nothingFound")} />
      ) : (
        <ul className={classes.cases}>
          {runs.length > 1 ? <Numbers numbers={numbers} /> : null}
          {found.slice(0, count).map((one) => (
            <ComparedCaseItem
              key={one.caseId}
              compared={one}
              runs={runs}
              numbers={numbers}
              dialect={comparison.sourceKind}
            />
          ))}
        </ul>
      )}
      {found.length > count ? (
        <Button variant="default" mt="md" onClick={() => setCount(count + pageSize)}>
          {t("more", { count: Math.min(pageSize, found.length - count) })}
        </Button>
      ) : null}
    </section>
  );
}

/** Which run each of the signs below belongs to; they say so themselves to those who do not see them. */
function Numbers({ numbers }: { numbers: readonly number[] }) {
  const t = useTranslations("quality.runs");
  return (
    <li className={classes.numbers} aria-hidden="true">
      {numbers.map((number) => (
        <span key={number}>{t("number", { number })}</span>
      ))}
    </li>
  );
}

type FiltersProps = { comparison: Comparison; group: Change | null; onGroup: (group: Change | null) => void };

function Filters({ comparison: { cases, runs }, group, onGroup }: FiltersProps) {
  const t = useTranslations("quality.compare");
  const alone = runs.length === 1;
  const counts = Map.groupBy(cases, ({ change }) => change);
  const offered = order.filter((change) => counts.has(change) || change === group);
  return (
    <fieldset className={classes.filters}>
      <legend className={classes.legend}>{t("filter")}</legend>
      <FilterChip active={group === null} count={cases.length} onClick={() => onGroup(null)}>
        {t("filters.all")}
      </FilterChip>
      {offered.map((change) => (
        <FilterChip
          key={change}
          active={group === change}
          count={counts.get(change)?.length ?? 0}
          onClick={() => onGroup(change)}
        >
          {t(`filters.${alone || !(change in still) ? change : still[change as keyof typeof still]}`)}
        </FilterChip>
      ))}
    </fieldset>
  );
}

const still = { right: "stillRight", wrong: "stillWrong" } as const;

type FilterChipProps = { active: boolean; count: number; onClick: () => void; children: string };

function FilterChip({ active, count, onClick, children }: FilterChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={active} onClick={onClick}>
      {children} <span className={classes.count}>{count}</span>
    </button>
  );
}
