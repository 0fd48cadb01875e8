import { memoiseText } from "@/lib/semantic/memoise-text";

/** Abbreviations that people use in table and column names; each stands for one word in nearly every schema. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acct: "account",
    addr: "address",
    amt: "amount",
    avg: "average",
    bal: "balance",
    cat: "category",
    cd: "code",
    cnt: "count",
    ctry: "country",
    cty: "city",
    cust: "customer",
    dept: "department",
    desc: "description",
    descr: "description",
    dob: "date of birth",
    dt: "date",
    emp: "employee",
    fname: "first name",
    grp: "group",
    inv: "invoice",
    lname: "last name",
    lvl: "level",
    mgr: "manager",
    mth: "month",
    nbr: "number",
    nm: "name",
    nr: "number",
    num: "number",
    ord: "order",
    pct: "percent",
    ph: "phone",
    prd: "product",
    prod: "product",
    pymt: "payment",
    qty: "quantity",
    ref: "reference",
    rgn: "region",
    sal: "salary",
    src: "source",
    stat: "status",
    sts: "status",
    tel: "phone",
    tot: "total",
    ts: "time",
    txn: "transaction",
    typ: "type",
    val: "value",
    whse: "warehouse",
    wt: "weight",
    yr: "year",
  } as const),
);

/** Prefixes that say what kind of table it is, which readers need not know. */
const tablePrefixes = new Set(["tbl", "dim", "fact", "fct", "stg", "vw", "mv", "tb", "t", "v"]);

/** The lower-case words of a physical name; camel case, underscores and digits part them, known abbreviations are written out. */
export const wordsOfName: (name: string) => readonly string[] = memoiseText((name) => {
  const parts = partsOfName(name);
  // "LName": the first letter stands for the word.
  const initial = parts.length === 2 && parts[1] === "name" ? initials.get(parts[0] ?? "") : undefined;
  if (initial !== undefined) return [initial, "name"];
  return parts.map((word) => abbreviations.get(word) ?? word);
});

const initials: ReadonlyMap<string, string> = new Map([
  ["f", "first"],
  ["l", "last"],
  ["m", "middle"],
]);

/** The same without a prefix such as `tbl_` or `dim_`; for names of tables. */
export const wordsOfTable: (name: string) => readonly string[] = memoiseText((name) => {
  const [first, ...rest] = partsOfName(name);
  const parts = first !== undefined && tablePrefixes.has(first) && rest.length > 0 ? rest : partsOfName(name);
  return parts.map((word) => abbreviations.get(word) ?? word);
});

/** The lower-case parts of a physical name as they are written there. */
export function partsOfName(name: string): string[] {
  return name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}
