import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";

/** What one person asks one after the other; all but the first go on from what was asked before. */
export type Talk = readonly string[];

/** What a question can be made of: a table with a figure, a kind and a date, and a table that its rows belong to. */
type Subject = {
  readonly things: string;
  readonly owner: string;
  readonly owners: string;
  readonly figure: string;
  readonly kind: string;
  readonly value: string;
  readonly chinese: { readonly things: string; readonly figure: string; readonly kind: string };
};

type Template = (subject: Subject, random: SeededRandom) => Talk;

/** One of every shape that people ask in, and some that a schema cannot answer. */
const templates: readonly Template[] = [
  ({ things }) => [`How many ${things} are there?`],
  ({ things, figure }) => [`What is the average ${figure} of ${things}?`],
  ({ things, figure, kind }) => [`Total ${figure} of ${things} by ${kind}`],
  ({ things, figure }) => [`Show the minimum, maximum and average ${figure} of all ${things}`],
  ({ things, owner }) => [`Which ${owner} has the most ${things}?`],
  ({ things, owners, figure }) => [`Top 5 ${owners} by total ${figure} of ${things}`],
  ({ things, value }) => [`List the ${things} that are ${value}`],
  ({ things, kind, value }) => [`How many ${things} have the ${kind} ${value}?`],
  ({ things, figure }, random) => [`Show ${things} with a ${figure} above ${random.whole(10, 900)}`],
  ({ things, figure }) => [`Which ${things} have a ${figure} between 10 and 50?`],
  ({ things }) => [`How many ${things} were created last quarter?`],
  ({ things, figure }) => [`${figure} of ${things} per month in 2023`],
  ({ things }) => [`${things} since March 2024`],
  ({ things, owners }) => [`Which ${owners} have at least 3 ${things}?`],
  ({ things, owners }) => [`${owners} without any ${things}`],
  ({ things, figure }) => [`Which ${things} have a ${figure} above the average?`],
  ({ things, owners, value }) => [`What are the names of the ${owners} that have ${things} that are ${value}?`],
  ({ things, kind }) => [`How many different values of ${kind} do the ${things} have?`],
  ({ things, figure, kind }) => [`Share of total ${figure} by ${kind} for ${things}`],
  ({ things, figure }) => [`Year over year growth of ${figure} of ${things}`],
  ({ things, value }) => [`${things} that are not ${value} sorted by date, newest first`],
  ({ things, figure, owner }) => [`For each ${owner}, the number of ${things} and their average ${figure}`],
  ({ things, kind, value }) => [
    `Number of ${things} by ${kind}`,
    `only ${value}`,
    "and by month?",
    "the top 3 of those",
  ],
  ({ things, owner, figure }) => [`Average ${figure} of ${things} by ${owner}`, "what about 2023", "as a bar chart"],
  ({ things, value }) => [`Show me ${misspelt(things)} that are ${misspelt(value)}`],
  ({ things }) => [`What will the weather be like in Zanzibar when the ${things} arrive?`],
  ({ chinese: { things } }) => [`一共有多少${things}？`],
  ({ chinese: { things, kind } }) => [`按${kind}统计${things}的数量`],
  ({ chinese: { things, figure } }) => [`${things}每月的${figure}总和`],
  ({ chinese: { things, figure } }) => [`${figure}最高的10个${things}`, "只看2023年"],
];

/**
 * Talks over a model, all shapes in turn. The same model, count and seed give the same talks.
 * Order: as `templates`, again and again with other tables.
 */
export function makeQuestions(model: SemanticModel, count: number, seed: number): Talk[] {
  const random = new SeededRandom(seed);
  const subjects = subjectsOf(model);
  const [first, ...rest] = subjects;
  if (first === undefined) throw new Error("The model has no table with a figure and a kind that belongs to another.");
  return Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length];
    return template?.(random.pick([first, ...rest]), random) ?? [];
  });
}

function subjectsOf(model: SemanticModel): Subject[] {
  const entities = new Map(model.entities.map((entity) => [entity.id, entity]));
  return model.joins.flatMap(({ from, to }) => {
    const [entity, owner] = [entities.get(from.entity), entities.get(to.entity)];
    return entity === undefined || owner === undefined || entity === owner ? [] : (subjectOf(entity, owner) ?? []);
  });
}

function subjectOf(entity: Entity, owner: Entity): Subject | null {
  const figure = entity.columns.find(({ role }) => role === "measure");
  const kind = entity.columns.find(({ role }) => role === "category");
  const value = kind?.frequentValues.at(-1)?.value;
  if (figure === undefined || kind === undefined || value === undefined) return null;
  const owners = owner.label.toLowerCase();
  return {
    things: entity.label.toLowerCase(),
    ...{ owners, owner: singular(owners), value },
    figure: figure.label.toLowerCase(),
    kind: kind.label.toLowerCase(),
    chinese: { things: inChinese(entity), figure: inChinese(figure), kind: inChinese(kind) },
  };
}

const inChinese = ({ synonyms, label }: Entity | SemanticColumn): string => synonyms[0] ?? label.toLowerCase();

/** Two letters change places, as fast typing does. */
function misspelt(text: string): string {
  const at = Math.max(1, Math.floor(text.length / 2) - 1);
  return `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`;
}
