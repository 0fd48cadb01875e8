import type { Refusal } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import { rowCountMax } from "@/lib/pipeline/limits";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { openView } from "@/scripts/guard/open-view";
import { readStatements } from "@/scripts/guard/read-statements";

/** What the command line asks for. `rules` and `file` are paths; `file` may be "-". */
export type Judged = {
  readonly source: string;
  readonly file: string;
  readonly rules: string | null;
  readonly as: string | null;
  readonly json: boolean;
};

/** What the guard says of one statement, as `--json` prints it. */
export type Verdict = {
  readonly index: number;
  readonly sql: string;
  readonly verdict: "accepted" | "refused";
  /** What would run. */
  readonly text: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  readonly rowRulesApplied: boolean;
};

/**
 * Judges every statement of a file and prints the verdicts in its order.
 * Fails: gives why the source cannot be opened; throws a UsageError for what cannot be read of the command line's files.
 */
export async function judge({ source, file, rules, as, json }: Judged, signal: AbortSignal): Promise<Refusal | null> {
  const opened = await openView({ where: source, rulesFile: rules, email: as }, signal);
  if (!opened.ok) return opened.error;
  try {
    const { view } = opened.value;
    const verdicts = (await readStatements(file, view.model.kind)).map((sql, index) => verdictOn(sql, index, view));
    for (const verdict of verdicts) console.log(json ? JSON.stringify(verdict) : textOf(verdict));
    const accepted = verdicts.filter(({ verdict }) => verdict === "accepted").length;
    if (!json) console.log(`${verdicts.length} judged: ${accepted} accepted, ${verdicts.length - accepted} refused`);
    return null;
  } finally {
    await opened.value.close();
  }
}

function verdictOn(sql: string, index: number, { model, policy }: SemanticView): Verdict {
  const checked = checkSql(sql, { model, policy, rowCountMax });
  if (!checked.ok) {
    const { code } = checked.error;
    const nothing = { tables: [], columns: [], rowRulesApplied: false };
    return { index, sql, verdict: "refused", text: null, code, message: sentenceOf(checked.error), ...nothing };
  }
  const { text, tables, columns, rowRulesApplied } = checked.value;
  const names = columns.map(({ name }) => name);
  return { index, sql, verdict: "accepted", text, code: null, message: null, tables, columns: names, rowRulesApplied };
}

function textOf({ index, sql, verdict, text, code, message }: Verdict): string {
  const head = `${index + 1}. ${verdict}${code === null ? "" : ` (${code})`}: ${visible(sql)}`;
  return `${head}\n   ${verdict === "accepted" ? `runs as: ${text}` : message}\n`;
}

/** One line without what commands a terminal: attacks hold anything. */
function visible(sql: string): string {
  const line = sql.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, "�");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
