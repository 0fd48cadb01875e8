import { chartTypes } from "@/lib/chart/schema";
import type { Locale } from "@/lib/i18n/locale";

const charts = [...chartTypes.map((type) => `"${type}"`), "null"].join(" | ");

const planEn = `{"plan": {
  "measures": [{"figure": F, "label": "short name", "where": [C], "divided_by": F, "percent": true}],
  "dimensions": ["table.column", "month(table.column)"],
  "where": [C],
  "having": [{"figure": F, "op": ">", "value": 3}],
  "order": [{"by": F or dimension, "direction": "desc"}], "limit": 10, "limit_per": [dimension],
  "series": [{"kind": "running_total" | "share_of_total" | "moving_average" | "change" | "growth" | "rank", "figure": F, "periods": 1, "per": [dimension], "against": F}]
}, "assumptions": ["what you had to decide"], "chart": ${charts}}`;

const en = `Reply with one JSON object and nothing else, the first of these that fits:

1. A plan, wherever it can say the question. Leave out what is not needed:
${planEn}
- F is a measure by its name, or "count(table)", or count_distinct, sum, avg, min or max of "table.column", also of a calculation ("sum(lines.quantity * lines.price)").
- Dimensions: a column, or a period of a time (year, quarter, month, week, day, hour) or a part of it (hour_of_day, day_of_week, month_of_year, quarter_of_year) around it. Without measures the columns are listed; "distinct": true removes doubles. "of": "table" where the rest does not say which rows.
- C is {"column": "table.column", "op": "=", "value": "paid"}; all of a list hold. op: = != < <= > >= between in not_in contains starts_with ends_with is_null is_not_null. Times: "2025", "2025-Q1", "2025-03" or "2025-03-31" mean the whole period; between holds both ends. "than": F or "table.column" in place of "value" compares with a figure over all rows or with a column. {"any_of": [C, C]}: one of them. {"has": "orders", "of": "customers", "where": [C], "op": ">=", "value": 2} or {"has_no": "orders", "of": "customers"}: related rows. {"named": "active customer"}: a filter that a table lists, denied with "op": "!=".
- having: "against": "avg" | "min" | "max" | "overall" compares with "value" times that figure of all groups.
- change and growth: against the row "periods" before, or "against" another measure of the plan.
2. SQL, where no plan can say it:
{"sql": "SELECT …", "understood": "the question in full, in the language it was asked in", "assumptions": [], "chart": null}
3. A question back, where two readings give different answers and nothing tells which is meant:
{"clarify": {"prompt": "what is open", "choices": ["each reading as a full question"]}}
4. Where the tables cannot answer it:
{"cannot_answer": "why, in the language of the question", "missing": ["what would be needed"]}`;

const planZh = planEn
  .replace('"short name"', '"简短名称"')
  .replace('"what you had to decide"', '"你不得不作出的决定"')
  .replaceAll("F or dimension", "F 或维度");

const zh = `只回复一个 JSON 对象，不要其他内容。使用下列形式中第一个合适的：

1. 查询计划：只要它能表达问题就用它。不需要的部分省略：
${planZh}
- F 是指标的名称，或 "count(table)"，或对 "table.column" 的 count_distinct、sum、avg、min、max，也可以是计算（"sum(lines.quantity * lines.price)"）。
- 维度（dimension）：一个列；时间列外可加周期（year、quarter、month、week、day、hour）或时间部分（hour_of_day、day_of_week、month_of_year、quarter_of_year）。没有 measures 时列出各列；"distinct": true 去除重复。看不出是哪个表的行时用 "of": "table"。
- C 是 {"column": "table.column", "op": "=", "value": "paid"}；列表中的条件全部成立。op：= != < <= > >= between in not_in contains starts_with ends_with is_null is_not_null。时间写 "2025"、"2025-Q1"、"2025-03" 或 "2025-03-31"，指整个时段；between 包含两端。用 "than": F 或 "table.column" 代替 "value"，与全部行的指标或另一列比较。{"any_of": [C, C]}：其中之一。{"has": "orders", "of": "customers", "where": [C], "op": ">=", "value": 2} 或 {"has_no": "orders", "of": "customers"}：相关的行。{"named": "活跃客户"}：表中列出的筛选条件，用 "op": "!=" 取反。
- having："against": "avg" | "min" | "max" | "overall" 与所有分组的该值乘以 "value" 比较。
- change 和 growth：与 "periods" 行之前比较，或用 "against" 与计划中的另一指标比较。
2. SQL：计划无法表达时：
{"sql": "SELECT …", "understood": "完整的问题，使用提问的语言", "assumptions": [], "chart": null}
3. 反问：两种理解会得到不同答案，又无法判断时：
{"clarify": {"prompt": "哪里不明确", "choices": ["每种理解写成一个完整的问题"]}}
4. 这些表无法回答时：
{"cannot_answer": "原因，使用提问的语言", "missing": ["还需要什么"]}`;

/** The form of a reply that `modelReplySchema` reads: never a matter of wording, so it is filled into whatever wording is in force. */
export const answerFormat: Readonly<Record<Locale, string>> = { en, zh };
