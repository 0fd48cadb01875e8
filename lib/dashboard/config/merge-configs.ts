import { isSame } from "@/lib/dashboard/config/is-same";
import { type DashboardConfig, dashboardConfigSchema, type Widget } from "@/lib/dashboard/config/schema";

/** Whose of two versions of a part is taken. */
export type Choice = "mine" | "theirs";

/** A part that both changed, each in their own way. Null stands for "removed". */
export type Clash =
  | { readonly kind: "widget"; readonly id: string; readonly mine: Widget | null; readonly theirs: Widget | null }
  | { readonly kind: "part"; readonly id: string };

export type Merge = {
  /** With the chosen side in each clash. */
  readonly config: DashboardConfig;
  readonly clashes: readonly Clash[];
};

type Part = Exclude<keyof DashboardConfig, "version" | "widgets">;
/** Lists of things with ids: merged thing by thing, as widgets are. */
const listParts = ["tabs", "sections", "filters"] as const satisfies readonly Part[];
type ListPart = (typeof listParts)[number];

/**
 * Puts together what two people made of the same configuration: a part that one of them changed is theirs; one that both changed
 * differently is a clash, decided by `choices` (by its id), else by "mine".
 * **Order** of the widgets as in mine, then what only the others added. Places are settled by whoever stores it.
 */
export function mergeConfigs(
  { base, mine, theirs }: Record<"base" | Choice, DashboardConfig>,
  choices: Readonly<Record<string, Choice>> = {},
): Merge {
  const clashes: Clash[] = [];
  const choose = (clash: Clash): Choice => {
    clashes.push(clash);
    return choices[clash.id] ?? "mine";
  };
  const widgets = mergeLists(base.widgets, mine.widgets, theirs.widgets, (id, own, other) =>
    choose({ kind: "widget", id, mine: own, theirs: other }),
  );
  const others = (Object.keys(dashboardConfigSchema.shape) as (keyof DashboardConfig)[])
    .filter((part): part is Part => part !== "version" && part !== "widgets")
    .map((part) => [part, mergedPart({ base, mine, theirs }, part, choose)] as const);
  return { config: { ...mine, ...Object.fromEntries(others), widgets }, clashes };
}

function mergedPart(
  { base, mine, theirs }: Record<"base" | Choice, DashboardConfig>,
  part: Part,
  choose: (clash: Clash) => Choice,
): DashboardConfig[Part] {
  if (isListPart(part)) {
    const lists = [base[part], mine[part], theirs[part]].map((list) => list as readonly { id: string }[]);
    const [from = [], own = [], other = []] = lists;
    return mergeLists(from, own, other, (id) => choose({ kind: "part", id })) as DashboardConfig[Part];
  }
  if (isSame(mine[part], theirs[part]) || isSame(theirs[part], base[part])) return mine[part];
  if (isSame(mine[part], base[part])) return theirs[part];
  return choose({ kind: "part", id: part }) === "mine" ? mine[part] : theirs[part];
}

const isListPart = (part: Part): part is ListPart => listParts.some((list) => list === part);

function mergeLists<T extends { readonly id: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  choose: (id: string, mine: T | null, theirs: T | null) => Choice,
): T[] {
  const [from, own, other] = [base, mine, theirs].map((list) => new Map(list.map((item) => [item.id, item])));
  const ids = [...new Set([...mine, ...theirs].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [was, ours, others] = [from?.get(id) ?? null, own?.get(id) ?? null, other?.get(id) ?? null];
    const kept =
      isSame(ours, others) || isSame(others, was)
        ? ours
        : isSame(ours, was) || choose(id, ours, others) === "theirs"
          ? others
          : ours;
    return kept === null ? [] : [kept];
  });
}
