import { transpile } from "@polyglot-sql/sdk";
import { checkSql } from "@/lib/guard/check-sql";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { OpenedAddress } from "@/scripts/command-line/open-address";
import { progressLine } from "@/scripts/command-line/progress-line";
import { dialects } from "@/scripts/eval/gold-query";
import { openDatabase } from "@/scripts/eval/measure";
import { readQuestionSet } from "@/scripts/eval/question-set";

export type RefusedGold = { readonly id: string; readonly db: string; readonly code: string; readonly sql: string };
export type GoldCount = { readonly count: number; readonly refused: readonly RefusedGold[] };

type Checked = { readonly questions: string; readonly databases: string; readonly limit: number | null };

/** Shows the guard every gold query of a file once: honest SQL, none of which it may refuse. Fails: as `measure`. */
export async function checkGold({ questions, databases, limit }: Checked, signal: AbortSignal): Promise<GoldCount> {
  const conversations = await readQuestionSet(questions, limit);
  const opened = new Map<string, OpenedAddress>();
  const seen = new Set<string>();
  const refused: RefusedGold[] = [];
  const progress = progressLine("Checking");
  try {
    for (const [index, { db, questions: asked }] of conversations.entries()) {
      signal.throwIfAborted();
      const source = opened.get(db) ?? (await openDatabase(databases, db, signal));
      opened.set(db, source);
      for (const { id, expected } of asked) {
        for (const sql of expected?.kind === "rows" ? expected.goldSql : []) {
          if (seen.has(`${db} ${sql}`)) continue;
          seen.add(`${db} ${sql}`);
          const code = refusalOf(sql, source.model);
          if (code !== null) refused.push({ id, db, code, sql });
        }
      }
      progress.show(index + 1, conversations.length);
    }
  } finally {
    progress.end();
    for (const { close } of opened.values()) await close();
  }
  return { count: seen.size, refused };
}

/** As written, or as the engine spells what is in MySQL's spelling; see `goldRows`. */
function refusalOf(sql: string, model: SemanticModel): string | null {
  const check = (text: string) => checkSql(text, { model, policy: openPolicy, rowCountMax: 100_000 });
  const asWritten = check(sql);
  if (asWritten.ok) return null;
  const printed = model.kind === "mysql" ? undefined : transpile(sql, dialects.mysql, dialects[model.kind]).sql?.[0];
  return printed !== undefined && check(printed).ok ? null : asWritten.error.code;
}
