import type { ColumnRole } from "@/lib/execute/schema";
import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isAboutPeople, isPersonWord } from "@/lib/semantic/roles/person-words";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { personalKinds } from "@/lib/semantic/schema";
import type { ColumnStatistics, ColumnStructure } from "@/lib/source/schema";

export type PersonalKind = (typeof personalKinds)[number];

/** Words that tell what about a person a column holds; phrases stand in a name in this order. */
const named: readonly (readonly [kind: PersonalKind, phrases: string])[] = [
  ["mail", "email,mail,e mail"],
  ["phone", "phone,mobile,cellphone,telephone,fax,whatsapp"],
  [
    "government-id",
    "ssn,social security,passport,national id,identity card,tax id,driver license,drivers license,driving licence,tax number,personnummer",
  ],
  [
    "account",
    "username,user name,login,login name,password,passwd,iban,credit card,card number,account number,nickname,user agent,api key",
  ],
  ["birth", "birth,birthdate,birthday,date of birth"],
  ["network", "ip,ip address,ips,mac address,ipaddress"],
  [
    "address",
    "home address,billing address,shipping address,delivery address,mailing address,residential address,street address,address line,address billing,address delivery",
  ],
  [
    "name",
    "first name,last name,middle name,full name,given name,family name,maiden name,personal name,surname,firstname,lastname,fullname,middle initial,forename",
  ],
];
/** What follows such a word and is no longer the thing itself: "email status", "phone type", "login count". */
const aboutIt = new Set(
  "type status count flag date at time verified verification sent opened clicked confirmed opt channel kind model brand price plan provider id name2".split(
    " ",
  ),
);
/** How people write that a column of theirs is text that names no one: shares of shapes below this contradict the name. */
const doubtBelow = 0.1;

/**
 * What about a person a column holds: by its name, by the table it stands in, or by what its values look like; values that look like
 * something else make it less sure. Nulls: null when it holds nothing about a person.
 */
export function personalDataOf(column: ColumnStructure, table: string, role: ColumnRole): Guess<PersonalKind> | null {
  if (role === "flag" || column.type === "json" || column.type === "boolean") return null;
  const byName = personalByName(column, table, role);
  return byName ?? personalByValues(column, table);
}

function personalByName(column: ColumnStructure, table: string, role: ColumnRole): Guess<PersonalKind> | null {
  const words = roleWords(column.name);
  const text = ` ${words.join(" ")} `;
  for (const [kind, phrases] of named) {
    const phrase = phrases.split(",").find((other) => text.includes(` ${other} `));
    if (phrase === undefined || !isItself(kind, column, words, role)) continue;
    return checked(guessed(kind, 0.9, "personal-from-name", { word: phrase }), column);
  }
  if (role !== "text" && role !== "category" && role !== "key") return null;
  const last = words.at(-1) ?? "";
  const isOfPerson = last === "name" && words.length > 1 && isPersonWord(words.at(-2) ?? "");
  if (isOfPerson)
    return checked(guessed("name", 0.85, "personal-from-name", { word: words.slice(-2).join(" ") }), column);
  if (!isAboutPeople(table)) return null;
  if (words.length === 1 && last === "name")
    return checked(guessed("name", 0.85, "personal-from-table", { table }), column);
  if (column.type === "text" && (last === "address" || words.includes("street")))
    return checked(guessed("address", 0.8, "personal-from-table", { table }), column);
  return null;
}

/** A birth is a date, a phone no instant; and "email sent at" is about mails. */
function isItself(kind: PersonalKind, column: ColumnStructure, words: readonly string[], role: ColumnRole): boolean {
  if (kind === "birth") return !words.includes("place") && !words.includes("count") && !words.includes("rate");
  if (role === "time" || role === "measure" || column.type === "binary") return false;
  return kind === "name" || !aboutIt.has(words.at(-1) ?? "") || words.join(" ") === "login name";
}

const shapeOfKind: Partial<Record<PersonalKind, keyof NonNullable<ColumnStatistics["shapes"]>>> = {
  mail: "mail",
  phone: "phone",
  network: "network-address",
};

/** Surer where the values look like it too, unsure where they do not. Where no shapes are known the name alone counts. */
function checked(guess: Guess<PersonalKind>, { statistics, type }: ColumnStructure): Guess<PersonalKind> {
  const shape = shapeOfKind[guess.value];
  const shapes = statistics?.shapes;
  if (shape === undefined || shapes === undefined || type !== "text" || statistics?.distinctCount === 0) return guess;
  const share = shapes[shape] ?? 0;
  if (share >= 0.5) return { ...guess, confidence: 0.98 };
  return share < doubtBelow ? { ...guess, confidence: 0.6 } : guess;
}

const mailValue = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Names of columns whose values may be phone numbers; elsewhere digits with dashes are anything. */
const reachedBy = new Set("contact call tel number cell line hotline".split(" "));

function personalByValues({ name, statistics, type }: ColumnStructure, table: string): Guess<PersonalKind> | null {
  if (statistics === null || type !== "text") return null;
  const { shapes = {}, frequentValues } = statistics;
  const values = frequentValues.slice(0, 10);
  const areMails = values.length > 0 && values.every(({ value }) => mailValue.test(value));
  if (areMails || (shapes.mail ?? 0) >= 0.8) return byValues("mail", shapes.mail ?? 1);
  if ((shapes["network-address"] ?? 0) >= 0.8) return byValues("network", shapes["network-address"] ?? 1);
  const words = roleWords(name);
  if ((shapes.phone ?? 0) >= 0.8 && words.some((word) => reachedBy.has(word)))
    return byValues("phone", shapes.phone ?? 1);
  const isWho = isPersonWord(words.at(-1) ?? "") || (isAboutPeople(table) && words.at(-1) === "name");
  return isWho && (shapes["person-name"] ?? 0) >= 0.8 ? byValues("name", shapes["person-name"] ?? 1) : null;
}

const byValues = (kind: PersonalKind, share: number): Guess<PersonalKind> =>
  guessed(kind, 0.9, "personal-from-values", { percent: Math.round(share * 100) });
