import { identifier } from "@/lib/guard/identifiers";
import { type KnownTable, tableWithId } from "@/lib/guard/known-tables";
import { sameTree } from "@/lib/guard/policy/same-tree";
import { type Wrapper, wrapperOf } from "@/lib/guard/policy/wrapper";
import { Refused } from "@/lib/guard/refused";
import { type Bodies, bodyIf, type Identifier, type TreeNode } from "@/lib/guard/tree";
import type { AccessPolicy, TableAccess } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A place of a statement where a table with rules is read. */
type Place = { readonly access: TableAccess; readonly table: KnownTable; readonly schema: string | null };

/**
 * The rules of one viewer in one reading of a statement: which tables have any, and where the guard's queries stand in their place.
 * In the tree such a query is one node that holds its text; it is printed as it is, and the text that comes out is read again.
 */
export class Wrappers {
  /** Each place by the text that stands for it until it is known which form of the query it needs. */
  private readonly places = new Map<string, Place>();
  private readonly own = new WeakMap<TreeNode, Place>();

  /** `printed`: the statement was printed by the guard, so that tables with rules stand in the guard's own queries alone. */
  constructor(
    private readonly policy: AccessPolicy,
    private readonly model: SemanticModel,
    private readonly printed: boolean,
  ) {}

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

  isOwn = (node: TreeNode): boolean => this.own.has(node);

  /** The table that the guard's query in a FROM clause stands for; null when the query is none of the guard's. */
  tableIn(node: TreeNode): KnownTable | null {
    return this.own.get(node)?.table ?? null;
  }

  /**
   * The sub-query that must stand in place of a table; null when the viewer may read the table as it is.
   * Fails: guard/rule when a printed statement reads a table with rules outside of the guard's own query.
   */
  inPlaceOf(table: KnownTable, schema: Identifier | null, alias: string): TreeNode | null {
    const access = this.policy.tables.get(table.entity.id);
    if (!access || (access.conditions.length === 0 && access.masks.size === 0)) return null;
    if (this.printed) throw new Refused("guard/rule", { table: table.entity.label });
    const node = this.placed({ access, table, schema: schema?.name ?? null });
    return { subquery: { ...emptySubquery, this: node, alias: identifier(alias, this.model.kind) } };
  }

  /** Finds the guard's own queries in a printed statement: those that are to the letter what it would put there. */
  collapse(tree: TreeNode): TreeNode {
    if (this.printed && this.policy.tables.size > 0) this.collapseBelow(tree);
    return tree;
  }

  /** Puts the texts of the queries into the tree; returns them. `fenced`: see `WrapperSpec`. Fails: guard/attribute, guard/rule. */
  fill(tree: TreeNode, fenced: boolean): readonly string[] {
    if (this.places.size === 0) return [];
    const wrappers = new Map([...this.places].map(([key, place]) => [key, this.wrapper(place, fenced).text]));
    const texts: string[] = [];
    const visit = (value: object) => {
      const raw = (value as { raw?: { sql: string } }).raw;
      const text = raw && wrappers.get(raw.sql);
      if (raw && text !== undefined) {
        raw.sql = text;
        texts.push(text);
        return;
      }
      for (const child of Object.values(value)) if (typeof child === "object" && child !== null) visit(child);
    };
    visit(tree);
    return texts;
  }

  private wrapper(place: Place, fenced: boolean): Wrapper {
    // Only conditions on rows have anything to keep from sight.
    const needsFence = fenced && place.access.conditions.length > 0;
    return wrapperOf({ ...place, fenced: needsFence, maskSalt: this.policy.maskSalt }, this.model.kind);
  }

  private placed(place: Place): TreeNode {
    const key = `${place.table.entity.id} ${place.schema ?? ""}`;
    this.places.set(key, place);
    const node: TreeNode = { raw: { sql: key } };
    this.own.set(node, place);
    return node;
  }

  private collapseBelow(value: object) {
    const subquery = bodyIf(value, "subquery");
    const place = subquery && this.placeOf(subquery);
    if (subquery && place) subquery.this = this.placed(place);
    else
      for (const child of Object.values(value))
        if (typeof child === "object" && child !== null) this.collapseBelow(child);
  }

  private placeOf(subquery: Bodies["subquery"]): Place | null {
    const select = bodyIf(subquery.this, "select");
    const read = bodyIf(select?.from?.expressions[0], "table");
    if (!select || !read) return null;
    for (const [id, access] of this.policy.tables) {
      const table = access.entity.table === read.name.name ? tableWithId(this.model, id) : null;
      if (!table) continue;
      const place: Place = { access, table, schema: read.schema?.name ?? null };
      if (sameTree(subquery.this, this.wrapper(place, select.limit !== null).tree)) return place;
    }
    return null;
  }
}

/** The fields of a sub-query in FROM, as the parser gives them. */
const emptySubquery = {
  column_aliases: [],
  alias_explicit_as: true,
  alias_keyword: "AS",
  order_by: null,
  limit: null,
  offset: null,
  lateral: false,
  modifiers_inside: false,
  trailing_comments: [],
};
