import type { Card } from "@/lib/dashboard/design/compose/cards";
import {
  compareCard,
  heatCard,
  newestCard,
  numberCard,
  splitCard,
  spreadCard,
  topCard,
  trendCard,
} from "@/lib/dashboard/design/compose/cards";
import { type Names, namesOf } from "@/lib/dashboard/design/compose/names";
import type { CardInRow, CardRow } from "@/lib/dashboard/design/compose/rows";
import type { Subject } from "@/lib/dashboard/design/compose/subject";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A part of a dashboard: rows below a heading, or above all headings. */
export type Part = { readonly heading: Names | null; readonly rows: readonly CardRow[] };

/** A kind of dashboard that is made of what a model says of its entities. `subjects`: the most telling first; never empty. */
export type Template = {
  readonly id: string;
  readonly title: (subject: Subject) => Names;
  readonly description: Names;
  /** Whether there is enough to show. */
  readonly suits: (subject: Subject) => boolean;
  readonly compose: (subjects: readonly Subject[], model: SemanticModel) => Part[];
};

/** Colours of an area that can still be told apart. */
const readableSplit = 6;
const figureCountMax = 4;
const furtherCount = 3;
const heights = { number: 3, chart: 7, list: 8 } as const;

const inRow = (card: Card | null, weight: number): CardInRow | null => card && { card, weight };

function numbers(subject: Subject, count: number): CardRow {
  const cards = subject.figures.slice(0, count).map((figure) => inRow(numberCard(subject, figure), 1));
  return { height: heights.number, cards };
}

const smallSplit = ({ splits }: Subject) => splits.find(({ groupCount }) => groupCount <= readableSplit) ?? null;

/** Numbers, course, parts, ranking, distribution, newest rows: everything one asks of a table first. */
function everythingAbout(subject: Subject, model: SemanticModel): CardRow[] {
  const [figure] = subject.figures;
  if (figure === undefined) return [];
  const small = smallSplit(subject);
  const [first, second, third] = subject.splits.filter((split) => split !== small || subject.time === null);
  const { things, spread } = subject;
  return [
    numbers(subject, figureCountMax),
    {
      height: heights.chart,
      cards: [inRow(trendCard(subject, figure, small), 8), first ? inRow(splitCard(figure, first), 4) : null],
    },
    {
      height: heights.list,
      cards: [things ? inRow(topCard(figure, things), 6) : null, second ? inRow(splitCard(figure, second), 6) : null],
    },
    {
      height: heights.chart,
      cards: [spread ? inRow(spreadCard(subject, spread), 6) : null, third ? inRow(splitCard(figure, third), 6) : null],
    },
    { height: heights.list, cards: [inRow(newestCard(model, subject), 12)] },
  ];
}

/** A further entity, in one row: its number and its course, or its parts. */
function inShort(subject: Subject, model: SemanticModel): CardRow[] {
  const [figure] = subject.figures;
  if (figure === undefined) return [];
  const [split] = subject.splits;
  const course = trendCard(subject, figure, null) ?? (subject.things ? topCard(figure, subject.things) : null);
  const parts = split ? splitCard(figure, split) : newestCard(model, subject);
  return [{ height: heights.chart, cards: [inRow(course, 7), inRow(parts, 5)] }];
}

const overview: Template = {
  id: "overview",
  title: () => ({ en: "Overview", zh: "总览" }),
  description: {
    en: "The main figures with their course, parts, ranking and newest rows, then each further subject in short.",
    zh: "主要指标及其走势、构成、排名与最新记录，随后简要展示其他主题。",
  },
  suits: () => true,
  compose: ([main, ...others], model) =>
    main === undefined
      ? []
      : [
          { heading: null, rows: everythingAbout(main, model) },
          ...others
            .slice(0, furtherCount)
            .map((subject) => ({ heading: namesOf(subject.entity), rows: inShort(subject, model) })),
        ],
};

const course: Template = {
  id: "course",
  title: ({ figures: [figure] }) => ({
    en: `${figure?.names.en ?? "Figures"} over time`,
    zh: `${figure?.names.zh ?? "指标"}走势`,
  }),
  description: {
    en: "Every figure over time, whole and by its parts; made to be compared with the period or the year before.",
    zh: "各项指标随时间的走势，整体与分项；便于与上期或去年同期对比。",
  },
  suits: ({ time }) => time !== null,
  compose: ([subject]) => {
    if (subject === undefined) return [];
    const courses = subject.figures.slice(0, figureCountMax).map((figure) => trendCard(subject, figure, null));
    const [figure] = subject.figures;
    const parts = figure
      ? subject.splits
          .filter(({ groupCount }) => groupCount <= readableSplit * 2)
          .slice(0, 2)
          .map((split) => trendCard(subject, figure, split))
      : [];
    const pairs = (cards: readonly (Card | null)[]): CardRow[] =>
      cards.flatMap((card, index) =>
        index % 2 === 0 ? [{ height: heights.chart, cards: [inRow(card, 6), inRow(cards[index + 1] ?? null, 6)] }] : [],
      );
    return [{ heading: null, rows: [numbers(subject, figureCountMax), ...pairs(courses), ...pairs(parts)] }];
  },
};

const breakdown: Template = {
  id: "breakdown",
  title: ({ figures: [figure] }) => ({
    en: `${figure?.names.en ?? "Figures"} in its parts`,
    zh: `${figure?.names.zh ?? "指标"}构成`,
  }),
  description: {
    en: "Who and what makes up the main figure: rankings, parts, two splits against each other, and a table of all figures.",
    zh: "主要指标由谁、由什么构成：排名、占比、交叉分析与指标总表。",
  },
  suits: ({ splits }) => splits.length > 1,
  compose: ([subject]) => {
    const [figure] = subject?.figures ?? [];
    if (subject === undefined || figure === undefined) return [];
    const [first, second, third, fourth] = subject.splits;
    const { things } = subject;
    const split = (by: typeof first, weight: number) => (by ? inRow(splitCard(figure, by), weight) : null);
    return [
      {
        heading: null,
        rows: [
          numbers(subject, figureCountMax),
          { height: heights.chart, cards: [split(first, 6), split(second, 6)] },
          {
            height: heights.list,
            cards: [
              things ? inRow(topCard(figure, things), 6) : null,
              first && second ? inRow(heatCard(figure, first, second), 6) : null,
            ],
          },
          { height: heights.chart, cards: [split(third, 6), split(fourth, 6)] },
          { height: heights.list, cards: [first ? inRow(compareCard(subject.figures, first), 12) : null] },
        ],
      },
    ];
  },
};

/** One entity in depth; `compose` is told which. */
const about: Template = {
  id: "entity",
  title: ({ entity }) => namesOf(entity),
  description: {
    en: "One subject in depth: numbers, course, parts, ranking, distribution and its newest rows.",
    zh: "深入一个主题：数字、走势、构成、排名、分布与最新记录。",
  },
  suits: () => true,
  compose: ([subject], model) => (subject ? [{ heading: null, rows: everythingAbout(subject, model) }] : []),
};

export const templates: readonly Template[] = [overview, course, breakdown, about];
