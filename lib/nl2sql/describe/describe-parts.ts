import { type Locale, say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanFilter, PlanMeasure, Predicate } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import { plural } from "@/lib/semantic/singular";

/** A column as people call it, with its table. */
export function nameOf(ref: ColumnRef, model: SemanticModel): string {
  const entity = model.entities.find(({ id }) => id === ref.entity);
  const column = entity?.columns.find(({ name }) => name === ref.column);
  return `${entity?.label ?? ref.entity} ${column?.label ?? ref.column}`;
}

export function describeMeasure(measure: PlanMeasure, model: SemanticModel, locale: Locale): string {
  const owner = model.entities.find(({ id }) => id === measure.entity)?.label ?? measure.entity;
  const entity = locale === "en" ? plural(owner.toLowerCase()) : owner;
  const defined = model.measures.find(({ id }) => id === measure.measureId);
  if (measure.column === null) return defined?.label ?? say(locale, `number of ${entity}`, `${entity} 数量`);
  const name = nameOf(measure.column, model);
  switch (measure.aggregate) {
    case "count":
      return say(locale, `number of ${name}`, `${name} 数量`);
    case "count_distinct":
      return say(locale, `number of different ${name}`, `不同 ${name} 数量`);
    case "sum":
      return say(locale, `total ${name}`, `${name} 总和`);
    case "avg":
      return say(locale, `average ${name}`, `${name} 平均值`);
    case "min":
      return say(locale, `minimum ${name}`, `${name} 最小值`);
    case "max":
      return say(locale, `maximum ${name}`, `${name} 最大值`);
  }
}

const signs = { eq: "=", ne: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥" } as const;

/** A filter in words. */
export function describeFilter(filter: PlanFilter, model: SemanticModel, locale: Locale): string {
  switch (filter.kind) {
    case "predicate":
      return describePredicate(filter, model, locale);
    case "and":
      return filter.filters.map((inner) => describeFilter(inner, model, locale)).join(say(locale, " and ", " 且 "));
    case "or":
      return `(${filter.filters.map((inner) => describeFilter(inner, model, locale)).join(say(locale, " or ", " 或 "))})`;
    case "not":
      return say(
        locale,
        `not (${describeFilter(filter.filter, model, locale)})`,
        `非（${describeFilter(filter.filter, model, locale)}）`,
      );
    case "exists": {
      const entity = model.entities.find(({ id }) => id === filter.entity)?.label ?? filter.entity;
      const inner =
        filter.filter === null
          ? ""
          : say(
              locale,
              ` where ${describeFilter(filter.filter, model, locale)}`,
              `（${describeFilter(filter.filter, model, locale)}）`,
            );
      if (filter.count !== null)
        return say(
          locale,
          `number of ${entity}${inner} ${signs[filter.count.operator]} ${filter.count.value}`,
          `${entity}${inner} 数量 ${signs[filter.count.operator]} ${filter.count.value}`,
        );
      return filter.negated
        ? say(locale, `without ${entity}${inner}`, `没有 ${entity}${inner}`)
        : say(locale, `with ${entity}${inner}`, `有 ${entity}${inner}`);
    }
    case "compare_to":
      return `${nameOf(filter.column, model)} ${signs[filter.operator]} ${describeMeasure(filter.to.measure, model, locale)}`;
    case "compare_columns":
      return `${nameOf(filter.left, model)} ${signs[filter.operator]} ${nameOf(filter.right, model)}`;
    case "in_plan":
      return say(
        locale,
        `${nameOf(filter.column, model)} ${filter.negated ? "not in" : "in"} another question's answer`,
        `${nameOf(filter.column, model)} ${filter.negated ? "不在" : "在"}另一问题的结果中`,
      );
  }
}

function describePredicate(filter: Predicate, model: SemanticModel, locale: Locale): string {
  const name = nameOf(filter.column, model);
  const shown = filter.values.map((value) => String(value));
  const list = shown.join(", ");
  switch (filter.operator) {
    case "eq":
    case "ne":
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return `${name} ${signs[filter.operator]} ${list}`;
    case "between":
      return say(locale, `${name} from ${shown[0]} to ${shown[1]}`, `${name} 在 ${shown[0]} 与 ${shown[1]} 之间`);
    case "in":
      return say(locale, `${name} is one of ${list}`, `${name} 属于 ${list}`);
    case "not_in":
      return say(locale, `${name} is none of ${list}`, `${name} 不属于 ${list}`);
    case "contains":
      return say(locale, `${name} contains ${list}`, `${name} 包含 ${list}`);
    case "starts_with":
      return say(locale, `${name} starts with ${list}`, `${name} 以 ${list} 开头`);
    case "ends_with":
      return say(locale, `${name} ends with ${list}`, `${name} 以 ${list} 结尾`);
    case "is_null":
      return say(locale, `${name} is empty`, `${name} 为空`);
    case "is_not_null":
      return say(locale, `${name} is not empty`, `${name} 不为空`);
  }
}
