import type { TimeGrain } from "@/lib/execute/schema";
import type { Measure } from "@/lib/semantic/schema";
import { chineseMeasure, spaced } from "@/lib/semantic/suggest-questions";

type Words = { readonly en: string; readonly zh: string };
export type TemplateQuestion = { readonly question: Words; readonly heading: Words };

const eachGrain: Record<TimeGrain, Words> = {
  year: { en: "year", zh: "每年" },
  quarter: { en: "quarter", zh: "每季度" },
  month: { en: "month", zh: "每月" },
  week: { en: "week", zh: "每周" },
  day: { en: "day", zh: "每天" },
  hour: { en: "hour", zh: "每小时" },
};

type Over = {
  /** How finely time is cut; null where the figure has no time. */
  readonly grain: TimeGrain | null;
  /** Two years to be set against each other; they are moved to the report's own days where it has some. */
  readonly years: readonly [number, number] | null;
};

/** The figure itself, its course and its change. Headings name no days: those of the report are said once, at its head. */
export function figureQuestions(measure: Measure, { grain, years }: Over): TemplateQuestion[] {
  const { label } = measure;
  const lower = label.charAt(0).toLowerCase() + label.slice(1);
  const chinese = spaced(chineseMeasure(measure)).trim();
  const inside = spaced(chineseMeasure(measure));
  const questions: TemplateQuestion[] = [
    {
      question: { en: `What is the ${lower}?`, zh: `${chinese}是多少？` },
      heading: { en: `${label} in all`, zh: `${chinese}总览` },
    },
  ];
  if (grain !== null) {
    const each = eachGrain[grain];
    const course = { en: `${label} by ${each.en}`, zh: `${each.zh}的${inside}`.trimEnd() };
    questions.push({ question: course, heading: course });
  }
  if (years !== null) {
    questions.push({
      question: { en: `${label} ${years[0]} vs ${years[1]}`, zh: `${years[0]}年和${years[1]}年的${inside}对比` },
      heading: { en: `${label} against the period before`, zh: `${chinese}与前一时期相比` },
    });
  }
  return questions;
}
