import type { ModelIndex, ValueHit } from "@/lib/nl2sql/offline/link/model-index";

const days = "一二三四五六日";
/** How columns write the days of the week, from Monday on. */
const written: readonly (readonly string[])[] = [
  ["monday", "mon"],
  ["tuesday", "tue", "tues"],
  ["wednesday", "wed"],
  ["thursday", "thu", "thur", "thurs"],
  ["friday", "fri"],
  ["saturday", "sat"],
  ["sunday", "sun"],
];

/** Where a day of the week, or all days of the weekend or of the working week, stand as values of one column. */
export function daysOfWeek(word: string, index: ModelIndex): readonly ValueHit[] {
  const wanted = daysIn(word);
  const [first, ...others] = wanted.map((day) => (written[day] ?? []).flatMap((form) => index.values.get(form) ?? []));
  return (first ?? []).flatMap((hit) => {
    const also = others.map((hits) =>
      hits.find(({ entity, column }) => entity === hit.entity && column === hit.column),
    );
    const values = also.flatMap((other) => (other === undefined ? [] : [other.value]));
    return values.length === others.length ? [{ ...hit, also: values }] : [];
  });
}

function daysIn(word: string): number[] {
  if (/^(?:周末|双休日)$/u.test(word)) return [5, 6];
  if (/^(?:工作日|平日)$/u.test(word)) return [0, 1, 2, 3, 4];
  const day = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(word)?.[1]?.replace("天", "日");
  return day === undefined ? [] : [days.indexOf(day)];
}
