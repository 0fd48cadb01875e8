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
import type { Figure } from "@/lib/dashboard/design/compose/figures";
import { type Names, namesOf } from "@/lib/dashboard/design/compose/names";
import type { CardInRow, CardRow } from "@/lib/dashboard/design/compose/rows";
import type { Split } from "@/lib/dashboard/design/compose/splits";
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
/** A dashboard that is taken in at once: some twelve widgets. */
const furtherCount = 2;
const overviewPictures = 3;
const entityPictures = 5;
const heights = { number: 3, chart: 7, list: 8 } as const;

const inRow = (card: Card | null, weight: number): CardInRow | null => card && { card, weight };

function numbers(subject: Subject, count: number): CardRow {
  const cards = subject.figures.slice(0, count).map((figure) => inRow(numberCard(subject, figure), 1));
  return { height: heights.number, cards };
}

const smallSplit = ({ splits }: Subject) => splits.find(({ groupCount }) => groupCount <= readableSplit) ?? null;

/** What there is to draw of a subject besides its course, most telling first. */
function picturesOf(subject: Subject, figure: Figure, used: Split | null): Card[] {
  const { ranking, spread, splits } = subject;
  const [first, second, third] = splits.filter((split) => split !== used);
  const isSame = (split: Split | undefined) => split?.ref.entity === ranking?.things.ref.entity;
  return [
    first ? splitCard(figure, first) : null,
    ranking && !isSame(first) ? topCard(ranking.figure, ranking.things) : null,
    second && !(ranking && isSame(second)) ? splitCard(figure, second) : null,
    spread ? spreadCard(subject, spread) : null,
    third && !(ranking && isSame(third)) ? splitCard(figure, third) : null,
  ].filter((card) => card !== null);
}

/** Numbers, course, parts, ranking, distribution, newest rows: everything one asks of a table first. At most `pictureCount` pictures. */
function everythingAbout(subject: Subject, model: SemanticModel, pictureCount: number): CardRow[] {
  const [figure] = subject.figures;
  if (figure === undefined) return [];
  const small = smallSplit(subject);
  const trend = trendCard(subject, figure, small);
  const pictures = picturesOf(subject, figure, trend === null ? null : small).slice(0, pictureCount);
  const [beside, ...rest] = pictures;
  const head = trend === null ? [] : [{ height: heights.chart, cards: [inRow(trend, 8), inRow(beside ?? null, 4)] }];
  return [
    numbers(subject, figureCountMax),
    ...head,
    ...sideBySide(trend === null ? pictures : rest),
    { height: heights.list, cards: [inRow(newestCard(model, subject), 12)] },
  ];
}

/** Rows of two, the last of three where one would be left alone: no row has a hole, and no picture is stretched over all of it. */
function sideBySide(cards: readonly Card[]): CardRow[] {
  if (cards.length === 0) return [];
  const size = cards.length === 3 || cards.length === 1 ? cards.length : 2;
  const row = { height: heights.chart, cards: cards.slice(0, size).map((card) => inRow(card, 1)) };
  return [row, ...sideBySide(cards.slice(size))];
}

/** A further entity, in one row: its course, or its ranking, and its parts. */
function inShort(subject: Subject, model: SemanticModel): CardRow[] {
  const [figure] = subject.figures;
  if (figure === undefined) return [];
  const trend = trendCard(subject, figure, null);
  const [first, second] = picturesOf(subject, figure, null);
  const cards = [trend ?? second ?? null, first ?? null].filter((card) => card !== null);
  const shown = cards.length > 1 ? cards : [...cards, newestCard(model, subject)];
  return [{ height: heights.chart, cards: shown.map((card, index) => inRow(card, index === 0 ? 7 : 5)) }];
}

/** Whether a subject tells something that the main one does not: an order's lines have its dates and its money. */
function isNews({ entity, figures, time }: Subject, main: Subject): boolean {
  const isHead = time !== null && main.time?.ref.entity === entity.id;
  const isSame = figures[0]?.names.en === main.figures[0]?.names.en;
  return !isHead && !isSame;
}

const overview: Template = {
  id: "overview",
  title: () => ({ en: "Overview", zh: "总览" }),
  description: {
    en: "The main figures with their course, parts, ranking and newest rows, then further subjects in short.",
    zh: "主要指标及其走势、构成、排名与最新记录，随后简要展示其他主题。",
  },
  suits: () => true,
  compose: ([main, ...others], model) =>
    main === undefined
      ? []
      : [
          { heading: null, rows: everythingAbout(main, model, overviewPictures) },
          ...others
            .filter((subject) => isNews(subject, main))
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
          .filter(({ groupCount }) => groupCount <= readableSplit)
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
    const { ranking } = subject;
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
              ranking ? inRow(topCard(ranking.figure, ranking.things), 6) : null,
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
  compose: ([subject], model) =>
    subject ? [{ heading: null, rows: everythingAbout(subject, model, entityPictures) }] : [],
};

export const templates: readonly Template[] = [overview, course, breakdown, about];
