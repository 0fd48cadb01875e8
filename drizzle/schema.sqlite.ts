import { sqliteKit } from "./column-kit";
import { describeTables } from "./schema";

export const {
  users,
  apiTokens,
  auditEvents,
  settings,
  sources,
  semanticModels,
  conversations,
  messages,
  queries,
  dashboards,
  dashboardRevisions,
  modelCalls,
  verifiedQuestions,
  questionSets,
  questionCases,
  qualityRuns,
  qualityResults,
} = describeTables(sqliteKit);
