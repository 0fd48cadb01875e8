import { identifier } from "@/lib/guard/identifiers";
import type { KnownTable } from "@/lib/guard/known-tables";
import { wrapperOf } from "@/lib/guard/policy/wrapper";
import { Refused } from "@/lib/guard/refused";
import { partsOf } from "@/lib/guard/rules/printed-text";
import type { Token } from "@/lib/guard/sql-text";
import type { Bodies, Identifier } from "@/lib/guard/tree";
import type { AccessPolicy, TableAccess } from "@/lib/semantic/access-policy";
import type { SourceKind } from "@/lib/source/schema";

/** A place of a statement where a table with rules is read. */
type Place = { readonly access: TableAccess; readonly table: KnownTable; readonly schema: string | null };

/** Characters of a statement with its rules; a short one may read a table with long rules many times. */
const filledLengthMax = 1_000_000;

/**
 * The rules of one viewer in one statement. While the statement is checked, a table with rules is a name that the guard gives out and
 * that nobody can have written; when it is printed and proved, the guard's queries take the places of those names.
 */
export class Wrappers {
  private readonly places = new Map<string, Place>();
  private readonly prefix: string;

  constructor(
    private readonly policy: AccessPolicy,
    private readonly kind: SourceKind,
    sql: string,
  ) {
    let prefix = "querent_rows_";
    while (sql.toLowerCase().includes(prefix)) prefix += "x_";
    this.prefix = prefix;
  }

  /** Whether any rule was put in. */
  get anyApplied(): boolean {
    return this.places.size > 0;
  }

  /** Whether a condition on rows was put in. */
  get rowRulesApplied(): boolean {
    return [...this.places.values()].some(({ access }) => access.conditions.length > 0);
  }

  /** Whether what the viewer sees of a column is made of it and not the value itself. */
  isMasked(entityId: string, column: string): boolean {
    return this.policy.tables.get(entityId)?.masks.has(column) ?? false;
  }

  /** The table for which the guard gave out a name; null for every other name. */
  tableNamed(table: Bodies["table"]): KnownTable | null {
    return table.schema ? null : (this.places.get(table.name.name)?.table ?? null);
  }

  /**
   * Gives a table with rules its name in the statement; leaves one without as it is. `printed`: the guard has printed the statement
   * before. Fails: guard/rule when such a table is still there then.
   */
  place(node: Bodies["table"], table: KnownTable, alias: string, printed: boolean): boolean {
    const access = this.policy.tables.get(table.entity.id);
    if (!access || (access.conditions.length === 0 && access.masks.size === 0)) return false;
    if (printed) throw new Refused("guard/rule", { table: table.entity.label });
    node.name = this.nameFor({ access, table, schema: node.schema?.name ?? null });
    node.schema = null;
    node.alias = identifier(alias, this.kind);
    node.alias_explicit_as = true;
    return true;
  }

  private nameFor(place: Place): Identifier {
    for (const [name, known] of this.places) {
      if (known.table === place.table && known.schema === place.schema) return identifier(name, this.kind);
    }
    const name = `${this.prefix}${this.places.size + 1}`;
    this.places.set(name, place);
    return identifier(name, this.kind);
  }

  /**
   * The statement with the guard's queries in the places of the names, found as the tokens that they are. `fenced`: see `WrapperSpec`.
   * Fails: guard/attribute, guard/rule, guard/limit.
   */
  fill(text: string, tokens: readonly Token[], fenced: boolean): string {
    if (this.places.size === 0) return text;
    const queries = new Map([...this.places].map(([name, place]) => [name, `(${this.query(place, fenced)})`]));
    const part = partsOf(text);
    const parts: string[] = [];
    let end = 0;
    for (const token of tokens) {
      const query = token.text.startsWith(this.prefix) ? queries.get(token.text) : undefined;
      // Not in quotes: a name is as long as it is read to be.
      if (query === undefined || token.end - token.start !== token.text.length) continue;
      parts.push(part(end, token.start), query);
      end = token.end;
    }
    const count = text.split(this.prefix).length - 1;
    // A name that is no token of its own would stand inside something else.
    if (count !== parts.length / 2) throw new Refused("guard/node", { node: "SQL" });
    const filled = parts.join("") + part(end);
    if (filled.length > filledLengthMax) throw new Refused("guard/limit");
    return filled;
  }

  private query({ access, table, schema }: Place, fenced: boolean): string {
    // Only conditions on rows have anything to keep from sight.
    const needsFence = fenced && access.conditions.length > 0;
    return wrapperOf({ access, table, schema, fenced: needsFence, maskSalt: this.policy.maskSalt }, this.kind);
  }
}
