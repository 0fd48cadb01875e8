import { applyingRules } from "@/lib/access/applying-rules";
import { activeAccountByEmail, viewerOf } from "@/lib/auth/account";
import { systemViewer } from "@/lib/auth/system-viewer";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { ruledEntities } from "@/lib/semantic/ruled-entities";
import { semanticViewFor, viewUnderRules, wholeModelFor } from "@/lib/semantic/semantic-view";
import { isAddress, type OpenedSource, openSource } from "@/scripts/ask/open-source";
import { UsageError } from "@/scripts/command-line/usage-error";
import { readRules } from "@/scripts/guard/read-rules";

type Wanted = { readonly where: string; readonly rulesFile: string | null; readonly email: string | null };
export type OpenedView = { readonly view: SemanticView; close(): Promise<void> };

/**
 * A source as one viewer may see it: the one of a file with its rules, a user, or the administrator of the machine.
 * Fails: source/*; throws a UsageError for a file or a user that cannot be read.
 */
export async function openView({ where, rulesFile, email }: Wanted, signal: AbortSignal): Promise<Result<OpenedView>> {
  const stored = !isAddress(where);
  if (email !== null && !stored)
    throw new UsageError("--as needs a source by its name: an address has no users. Use --rules.");
  const given = rulesFile === null ? null : await readRules(rulesFile);
  const opened = await openSource(where, signal);
  if (!opened.ok) return opened;
  const { close } = opened.value;
  try {
    const view =
      given !== null
        ? await underRules(given, opened.value, stored)
        : email !== null
          ? await asUser(email, opened.value)
          : ok({ model: opened.value.model, policy: opened.value.policy });
    if (view.ok) return ok({ view: view.value, close });
    await close();
    return view;
  } catch (error) {
    await close();
    throw error;
  }
}

async function underRules(
  { rules, viewer }: Awaited<ReturnType<typeof readRules>>,
  { model }: OpenedSource,
  stored: boolean,
): Promise<Result<SemanticView>> {
  const whole = stored ? await wholeModelFor(systemViewer(), model.sourceId) : ok(model);
  if (!whole.ok) return whole;
  for (const [index, { entity, ...rule }] of rules.entries()) {
    const [found] = ruledEntities({ entity }, whole.value);
    // A rule that concerns nothing would make everything look allowed.
    if (!found)
      throw new UsageError(`--rules: rule ${index + 1} is about "${entity}", which the source does not have.`);
    if (rule.kind === "row" || found.columns.some(({ name }) => name.toLowerCase() === rule.column.toLowerCase()))
      continue;
    throw new UsageError(
      `--rules: rule ${index + 1} is about the column "${rule.column}", which "${entity}" does not have.`,
    );
  }
  const kept = rules.map((rule, index) => ({ ...rule, id: String(index), sourceId: model.sourceId }));
  return ok(viewUnderRules(viewer, whole.value, applyingRules(kept, viewer)));
}

async function asUser(email: string, { model }: OpenedSource): Promise<Result<SemanticView>> {
  const account = await activeAccountByEmail(email);
  if (account === null) throw new UsageError(`--as: there is no active user with the address "${email}".`);
  return await semanticViewFor(viewerOf(account, account.locale ?? "en"), model.sourceId);
}
