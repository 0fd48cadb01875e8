import { beforeChinese, nameOf, rowsName, sequenceOf, signs, type Telling, tell } from "@/lib/nl2sql/describe/telling";
import type { PlanDimension, PlanFilter, PlanHaving, PlanMeasure, Predicate } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { Measure } from "@/lib/semantic/schema";

/** A figure in words: what is computed, of which rows, divided by what. */
export function describeMeasure(measure: PlanMeasure, telling: Telling): string {
  const own = withCondition(describeFigure(measure, telling), measure, telling);
  if (!measure.ratio) return own;
  const to = describeMeasure(measure.ratio.to, telling);
  return measure.ratio.percent
    ? tell(telling, `${own} as a percentage of ${to}`, `${beforeChinese(own)}占${to}的百分比`)
    : tell(telling, `${own} divided by ${to}`, `${beforeChinese(own)}除以${to}`);
}

function withCondition(figure: string, { filter }: PlanMeasure, telling: Telling): string {
  if (!filter) return figure;
  const condition = describeFilter(filter, telling);
  return tell(telling, `${figure} (only where ${condition})`, `${figure}（仅限${condition}）`);
}

function describeFigure(measure: PlanMeasure, telling: Telling): string {
  const { model } = telling;
  const defined = model.measures.find(({ id }) => id === measure.measureId);
  const rows = rowsName(measure.entity, telling);
  const isAsDefined = defined === undefined || defined.aggregate === measure.aggregate;
  if (measure.column === null && (measure.terms ?? []).length === 0 && isAsDefined)
    return labelOf(defined, telling) ?? tell(telling, `number of ${rows}`, `${beforeChinese(rows)}数量`);
  const name = calculated(measure, labelOf(defined, telling) ?? rows, telling);
  switch (measure.aggregate) {
    case "count":
      return tell(telling, `number of ${name}`, `${beforeChinese(name)}数量`);
    case "count_distinct":
      return tell(telling, `number of different ${name}`, `不同${beforeChinese(name)}数量`);
    case "sum":
      return tell(telling, `total ${name}`, `${beforeChinese(name)}总和`);
    case "avg":
      return tell(telling, `average ${name}`, `${beforeChinese(name)}平均值`);
    case "min":
    case "max":
      return describeExtreme(measure, name, telling);
  }
}

function describeExtreme({ aggregate, column }: PlanMeasure, name: string, telling: Telling): string {
  const isMin = aggregate === "min";
  const sequence = column === null ? "size" : sequenceOf(column, telling);
  if (sequence === "time") {
    return isMin ? tell(telling, `earliest ${name}`, `最早${name}`) : tell(telling, `latest ${name}`, `最晚${name}`);
  }
  if (sequence === "alphabet") {
    return isMin
      ? tell(telling, `first ${name} in the alphabet`, `排在最前的${name}`)
      : tell(telling, `last ${name} in the alphabet`, `排在最后的${name}`);
  }
  return isMin
    ? tell(telling, `lowest ${name}`, `${beforeChinese(name)}最小值`)
    : tell(telling, `highest ${name}`, `${beforeChinese(name)}最大值`);
}

const labelOf = (measure: Measure | undefined, { locale }: Telling): string | undefined =>
  measure === undefined ? undefined : labelIn(measure, locale);

const arithmetic = { add: "+", subtract: "−", multiply: "×", divide: "÷" } as const;

/** The value of a row, in brackets as it is computed: "(quantity × price) − discount". */
function calculated({ column, terms = [] }: PlanMeasure, defined: string, telling: Telling): string {
  const first = column === null ? defined : nameOf(column, telling);
  const whole = terms.reduce(
    (left, term, index) =>
      `${index > 0 ? `(${left})` : left} ${arithmetic[term.operation]} ${nameOf(term.column, telling)}`,
    first,
  );
  return terms.length > 0 ? `(${whole})` : whole;
}

const grains = { year: "年", quarter: "季度", month: "月", week: "周", day: "日", hour: "小时" } as const;
const parts = {
  hour_of_day: ["hour of the day", "一天中的小时"],
  day_of_week: ["day of the week", "星期几"],
  month_of_year: ["month of the year", "月份，不分年"],
  quarter_of_year: ["quarter of the year", "季度，不分年"],
} as const;

/** What rows are grouped by or listed with. */
export function describeDimension({ column, grain, part }: PlanDimension, telling: Telling): string {
  const name = nameOf(column, telling);
  if (part) return tell(telling, `${parts[part][0]} of ${name}`, `${name}（${parts[part][1]}）`);
  return grain === null ? name : tell(telling, `${grain} of ${name}`, `${name}（按${grains[grain]}）`);
}

/** A condition on groups. */
export function describeHaving({ measure, operator, value, against }: PlanHaving, telling: Telling): string {
  const words = {
    avg: ["average", "平均值"],
    min: ["lowest", "最小值"],
    max: ["highest", "最大值"],
  } as const;
  const left = `${describeMeasure(measure, telling)} ${signs[operator]}`;
  if (!against) return `${left} ${value}`;
  if (against === "overall")
    return tell(
      telling,
      `${left} ${value === 1 ? "" : `${value} × `}that of all together`,
      `${left} 总体水平${value === 1 ? "" : `的 ${value} 倍`}`,
    );
  const [english, chinese] = words[against];
  return tell(
    telling,
    `${left} ${value === 1 ? "" : `${value} × `}the ${english} of all groups`,
    `${left} 所有分组的${chinese}${value === 1 ? "" : `的 ${value} 倍`}`,
  );
}

/** A filter in words. */
export function describeFilter(filter: PlanFilter, telling: Telling): string {
  switch (filter.kind) {
    case "predicate":
      return describePredicate(filter, telling);
    case "and":
    case "or": {
      const word = filter.kind === "and" ? tell(telling, " and ", "且") : tell(telling, " or ", "或");
      const all = filter.filters.map((inner) => describeFilter(inner, telling)).join(word);
      return filter.kind === "or" && filter.filters.length > 1 ? tell(telling, `(${all})`, `（${all}）`) : all;
    }
    case "not": {
      const inner = describeFilter(filter.filter, telling);
      return tell(telling, `not (${inner})`, `不满足（${inner}）`);
    }
    case "exists":
      return describeExists(filter, telling);
    case "compare_to":
      return describeComparison(filter, telling);
    case "compare_columns":
      return `${nameOf(filter.left, telling)} ${signs[filter.operator]} ${nameOf(filter.right, telling)}`;
    case "named": {
      const named = telling.model.filters?.find(({ id }) => id === filter.filter);
      return named === undefined ? filter.filter : labelIn(named, telling.locale);
    }
    case "in_plan": {
      const name = nameOf(filter.column, telling);
      const inner = telling.plan(filter.plan);
      return filter.negated
        ? tell(telling, `${name} is none of (${inner})`, `${beforeChinese(name)}不属于（${inner}）`)
        : tell(telling, `${name} is one of (${inner})`, `${beforeChinese(name)}属于（${inner}）`);
    }
  }
}

function describeExists(filter: PlanFilter & { kind: "exists" }, telling: Telling): string {
  const rows = rowsName(filter.entity, telling);
  const only = filter.filter === null ? "" : describeFilter(filter.filter, telling);
  const related = only === "" ? rows : tell(telling, `${rows} where ${only}`, `${rows}（${only}）`);
  if (filter.count !== null) {
    const { operator, value } = filter.count;
    const counted = tell(
      telling,
      `number of ${related} ${signs[operator]} ${value}`,
      `${beforeChinese(related)}数量 ${signs[operator]} ${value}`,
    );
    return filter.negated ? tell(telling, `not (${counted})`, `不满足（${counted}）`) : counted;
  }
  return filter.negated
    ? tell(telling, `without any ${related}`, `没有${related}`)
    : tell(telling, `with ${related}`, `有${related}`);
}

/** "price > 1.5 × average price of the same category". */
function describeComparison({ column, operator, to }: PlanFilter & { kind: "compare_to" }, telling: Telling): string {
  const own = { ...to.measure, filter: null };
  const conditions = [to.filter, to.measure.filter].flatMap((filter) =>
    filter ? [describeFilter(filter, telling)] : [],
  );
  const only = conditions.join(tell(telling, " and ", "且"));
  const groups = (to.within ?? []).map((ref) => nameOf(ref, telling)).join(tell(telling, " and ", "和"));
  const figure = describeMeasure(own, telling);
  const times = to.factor === undefined || to.factor === 1 ? "" : `${to.factor} × `;
  const english = `${times}${figure}${groups && ` with the same ${groups}`}${only && ` (only where ${only})`}`;
  const chinese = `${times}${groups && `同一${beforeChinese(groups)}的`}${figure}${only && `（仅限${only}）`}`;
  return `${nameOf(column, telling)} ${signs[operator]} ${tell(telling, english, chinese)}`;
}

function describePredicate(filter: Predicate, telling: Telling): string {
  const name = nameOf(filter.column, telling);
  const shown = filter.values.map((value) => String(value));
  const list = shown.join(tell(telling, ", ", "、"));
  switch (filter.operator) {
    case "eq":
    case "ne":
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return `${name} ${signs[filter.operator]} ${list}`;
    case "between":
      return describeRange(filter, name, telling);
    case "in":
      return tell(telling, `${name} is one of ${list}`, `${beforeChinese(name)}属于 ${list}`);
    case "not_in":
      return tell(telling, `${name} is none of ${list}`, `${beforeChinese(name)}不属于 ${list}`);
    case "contains":
      return tell(telling, `${name} contains ${list}`, `${beforeChinese(name)}包含 ${list}`);
    case "starts_with":
      return tell(telling, `${name} starts with ${list}`, `${beforeChinese(name)}以 ${list} 开头`);
    case "ends_with":
      return tell(telling, `${name} ends with ${list}`, `${beforeChinese(name)}以 ${list} 结尾`);
    case "is_null":
      return tell(telling, `${name} is empty`, `${beforeChinese(name)}为空`);
    case "is_not_null":
      return tell(telling, `${name} is not empty`, `${beforeChinese(name)}不为空`);
  }
}

/** Ranges of times end before their second value; people name the last day that belongs to them. */
function describeRange({ column, values }: Predicate, name: string, telling: Telling): string {
  const [from = "", to = ""] = values.map((value) => String(value));
  const found = telling.model.entities
    .find(({ id }) => id === column.entity)
    ?.columns.find((candidate) => candidate.name === column.column);
  const isTime = found?.type === "date" || found?.type === "timestamp";
  const last = isTime && /^\d{4}-\d{2}-\d{2}$/.test(to) ? dayBefore(to) : to;
  if (isTime && from.slice(4) === "-01-01" && last === `${from.slice(0, 4)}-12-31`) {
    return tell(telling, `${name} in ${from.slice(0, 4)}`, `${beforeChinese(name)}在 ${from.slice(0, 4)} 年`);
  }
  if (isTime && from === last) return tell(telling, `${name} on ${from}`, `${beforeChinese(name)}在 ${from}`);
  return tell(telling, `${name} from ${from} to ${last}`, `${beforeChinese(name)}从 ${from} 到 ${last}`);
}

function dayBefore(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time - 86_400_000).toISOString().slice(0, 10);
}
