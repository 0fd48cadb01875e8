import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  type BudgetChange,
  budgetStatusSchema,
  type PriceChange,
  priceListSchema,
  type UsageRange,
  usageReportSchema,
} from "@/lib/llm/usage/schema";

const budgetsPath = "/api/usage/budgets";
const pricesPath = "/api/usage/prices";

/** What models were used for in the days of a range. */
export function usageReportQuery(range: UsageRange) {
  return queryOptions({
    queryKey: ["usage", "report", range],
    queryFn: ({ signal }) => fetchJson(`/api/usage?range=${range}`, { schema: usageReportSchema, signal }),
  });
}

/** Every budget with how much of it is used. */
export function budgetsQuery() {
  return queryOptions({
    queryKey: ["usage", "budgets"],
    queryFn: ({ signal }) => fetchJson(budgetsPath, { schema: z.array(budgetStatusSchema), signal }),
  });
}

/** What models cost. */
export function pricesQuery() {
  return queryOptions({
    queryKey: ["usage", "prices"],
    queryFn: ({ signal }) => fetchJson(pricesPath, { schema: priceListSchema, signal }),
  });
}

/** Sets a budget, or takes it away with a limit of null. */
export function changeBudget(body: BudgetChange) {
  return fetchJson(budgetsPath, { method: "PUT", body, schema: z.array(budgetStatusSchema) });
}

/** Sets what a model costs from now on; null is "as published". */
export function changePrice(body: PriceChange) {
  return fetchJson(pricesPath, { method: "PUT", body, schema: priceListSchema });
}

/** Where the browser loads every call of a range as a file. */
export function usageExportAddress(range: UsageRange): string {
  return `/api/usage/export?range=${range}`;
}
