import "server-only";
import { changeAccessRule, createAccessRule, listAccessRules } from "@/lib/access/access-rules";
import type { AccessOverview, AccessRule, AccessRuleEntry, RuleDraft } from "@/lib/access/schema";
import { listUsers } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { errorMessage } from "@/lib/i18n/error-message";
import { checkAccessRule } from "@/lib/pipeline/check-access-rule";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { wholeModelFor } from "@/lib/semantic/semantic-view";
import { uncoveredViews } from "@/lib/semantic/table-rules";

/**
 * The access rules of a source with all that is needed to write them. **Order** of rules: the oldest first; of tables: by label.
 * **Access** access:manage. **Fails** auth/forbidden, source/not-found, source/not-analysed.
 */
export async function accessOverview(viewer: Viewer, sourceId: string): Promise<Result<AccessOverview>> {
  const rules = await listAccessRules(viewer, sourceId);
  if (!rules.ok) return rules;
  const model = await wholeModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const users = await listUsers(viewer);
  if (!users.ok) return users;
  const entries = rules.value.map((rule) => entryOf(viewer, rule, model.value));
  const tables = model.value.entities.map(({ id, label, kind, columns }) => ({
    ...{ id, label, kind },
    columns: columns.map(({ name, label, type }) => ({ name, label, type })),
  }));
  return ok({
    kind: model.value.kind,
    rules: entries,
    tables: tables.toSorted((a, b) => a.label.localeCompare(b.label)),
    uncoveredViews: uncoveredViews(model.value, rules.value).map(({ id, label }) => ({ id, label })),
    groups: sorted([...users.value, ...rules.value].flatMap(({ groups }) => groups)),
    attributes: sorted([
      ...users.value.flatMap(({ attributes }) => Object.keys(attributes)),
      ...entries.flatMap(({ attributes }) => attributes),
    ]),
  });
}

const sorted = (names: readonly string[]) => [...new Set(names)].sort();

function entryOf(viewer: Viewer, rule: AccessRule, model: SemanticModel): AccessRuleEntry {
  const checked = checkAccessRule(model, rule);
  return checked.ok
    ? { ...rule, attributes: checked.value.attributes, problem: null }
    : { ...rule, attributes: [], problem: errorMessage(checked.error, viewer.locale) };
}

/** Keeps a new rule that works. **Access** access:manage. **Fails** as `checkAccessRule` and `createAccessRule`. */
export async function addAccessRule(
  viewer: Viewer,
  sourceId: string,
  draft: RuleDraft,
): Promise<Result<AccessRuleEntry>> {
  const model = await checkedModel(viewer, sourceId, draft);
  if (!model.ok) return model;
  const created = await createAccessRule(viewer, sourceId, draft);
  return created.ok ? ok(entryOf(viewer, created.value, model.value)) : created;
}

/** Replaces a rule by one that works. **Access** access:manage. **Fails** as `checkAccessRule` and `changeAccessRule`. */
export async function replaceAccessRule(
  viewer: Viewer,
  ids: { readonly sourceId: string; readonly ruleId: string },
  draft: RuleDraft,
): Promise<Result<AccessRuleEntry>> {
  const model = await checkedModel(viewer, ids.sourceId, draft);
  if (!model.ok) return model;
  const changed = await changeAccessRule(viewer, ids, draft);
  return changed.ok ? ok(entryOf(viewer, changed.value, model.value)) : changed;
}

async function checkedModel(viewer: Viewer, sourceId: string, draft: RuleDraft): Promise<Result<SemanticModel>> {
  const model = await wholeModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const checked = checkAccessRule(model.value, draft);
  return checked.ok ? model : checked;
}
