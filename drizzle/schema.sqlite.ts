import { sqliteKit } from "./column-kit";
import { describeTables } from "./schema";

export const {
  users,
  apiTokens,
  auditEvents,
  settings,
  sources,
  semanticModels,
  accessRules,
  conversations,
  messages,
  queries,
  dashboards,
  dashboardRevisions,
  dashboardLinks,
  modelCalls,
  verifiedQuestions,
  questionSets,
  questionCases,
  qualityRuns,
  qualityResults,
} = describeTables(sqliteKit);
