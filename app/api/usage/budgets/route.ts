import { handle } from "@/lib/http/handle";
import { listBudgets } from "@/lib/llm/usage/budget-status";
import { changeBudget } from "@/lib/llm/usage/change-budget";
import { budgetChangeSchema } from "@/lib/llm/usage/schema";

const route = "/api/usage/budgets";

export const GET = handle({ route, access: "model:manage" }, ({ viewer }) => listBudgets(viewer));

export const PUT = handle({ route, access: "model:manage", body: budgetChangeSchema }, ({ viewer, body }) =>
  changeBudget(viewer, body),
);
