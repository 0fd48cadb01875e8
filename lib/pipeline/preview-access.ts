import "server-only";
import { listAccessRules } from "@/lib/access/access-rules";
import { applyingRules } from "@/lib/access/applying-rules";
import { lackingAttributes } from "@/lib/access/attributes-in-use";
import type { AccessRule, AccessTrial, AccessTrialResult } from "@/lib/access/schema";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { listUsers } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { runQuery } from "@/lib/execute/run-query";
import type { QueryRun } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import { errorMessage } from "@/lib/i18n/error-message";
import { checkAccessRule } from "@/lib/pipeline/check-access-rule";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { quoteName } from "@/lib/semantic/quote-name";
import { ruledEntities } from "@/lib/semantic/ruled-entities";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";
import { viewUnderRules, wholeModelFor } from "@/lib/semantic/semantic-view";

const rowCount = 20;

type Preview = AccessTrialResult["preview"];

/**
 * What a rule would do if it were kept beside the others of its source: whom it would refuse for want of an attribute and, for one
 * person, how many rows of its table they would see, and the first of them. Nothing is kept; looking through somebody's eyes is audited.
 * **Access** access:manage. **Fails** as `checkAccessRule`; user/not-found, also for an account that is closed.
 */
export async function previewAccess(
  viewer: Viewer,
  sourceId: string,
  { rule, ruleId, userId }: AccessTrial,
  options: { readonly signal: AbortSignal },
): Promise<Result<AccessTrialResult>> {
  const kept = await listAccessRules(viewer, sourceId);
  if (!kept.ok) return kept;
  const model = await wholeModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const checked = checkAccessRule(model.value, rule);
  if (!checked.ok) return checked;
  const users = await listUsers(viewer);
  if (!users.ok) return users;
  const { attributes } = checked.value;
  const tried: AccessRule = { ...rule, id: ruleId ?? "", sourceId };
  const lacking = users.value.filter((user) => lackingAttributes(user, [tried]).length > 0).map(({ name }) => name);
  if (userId === null) return ok({ attributes, lacking, preview: null });

  const account = await activeAccount(userId);
  if (account === null) return refuse("user/not-found");
  const person = viewerOf(account, viewer.locale);
  const rules = [...kept.value.filter(({ id }) => id !== ruleId), tried];
  const view = viewUnderRules(person, model.value, applyingRules(rules, person));
  const preview = await lookThrough({ viewer, person, view, whole: model.value, rule }, options.signal);
  await audit(viewer, "access.preview", userId, { entity: rule.entity, rule }, { sourceId, text: rule.entity });
  return ok({ attributes, lacking, preview });
}

type Look = { viewer: Viewer; person: Viewer; view: SemanticView; whole: SemanticModel; rule: AccessTrial["rule"] };

async function lookThrough(look: Look, signal: AbortSignal): Promise<Preview> {
  const { view, whole, rule, viewer } = look;
  const [entity] = ruledEntities(rule, whole);
  const wholeEstimate = entity?.rowEstimate ?? null;
  const nothing = { visibleCount: null, wholeEstimate, rows: null };
  const seen = view.model.entities.find(({ id }) => id === entity?.id);
  const hidden = refuse("guard/table", { table: entity?.table ?? rule.entity, suggestion: "" });
  if (seen === undefined) return { ...nothing, refusal: errorMessage(hidden.error, viewer.locale) };
  const { kind } = view.model;
  const table = [seen.schema, seen.table].flatMap((part) => (part === null ? [] : [quoteName(part, kind)])).join(".");
  const columns = columnsToShow(seen, rule).map(({ name }) => quoteName(name, kind));
  const [counted, rows] = await Promise.all([
    runAs(look, `SELECT COUNT(*) AS n FROM ${table}`, signal),
    columns.length === 0 ? null : runAs(look, `SELECT ${columns.join(", ")} FROM ${table} LIMIT ${rowCount}`, signal),
  ]);
  const failed = [counted, rows].find((run) => run !== null && !run.ok);
  if (failed && !failed.ok) return { ...nothing, refusal: errorMessage(failed.error, viewer.locale) };
  const visibleCount = counted.ok ? Number(counted.value.result.rows[0]?.[0]) : null;
  return { refusal: null, visibleCount, wholeEstimate, rows: rows?.ok ? rows.value.result : null };
}

/** The column that a rule is about stands first, so that its values are in sight. */
function columnsToShow({ columns }: Entity, rule: AccessTrial["rule"]): Entity["columns"] {
  const named = (name: string) =>
    rule.kind === "row" ? rule.condition.toLowerCase().includes(name.toLowerCase()) : rule.column === name;
  return columns.toSorted((a, b) => Number(named(b.name)) - Number(named(a.name)));
}

/**
 * Runs a query under the person's rules, in the name of whoever looks: the audit and the queue must not take it for the person's own.
 * Kept by no cache: what it was read under may never come to be.
 */
async function runAs({ viewer, person, view }: Look, sql: string, signal: AbortSignal): Promise<Result<QueryRun>> {
  const { sourceId } = view.model;
  const checked = checkSql(sql, { ...view, rowCountMax: rowCount });
  if (!checked.ok) return checked;
  const eyes: Viewer = { ...person, userId: viewer.userId };
  const occasion = { kind: "sample" as const, asked: `${person.name} (${person.email})`, subject: person.userId };
  return await runQuery(eyes, { sourceId }, checked.value, { signal, occasion, cacheSeconds: 0, refresh: true });
}
