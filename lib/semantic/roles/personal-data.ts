import { singular } from "@/lib/semantic/singular";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";
import type { ColumnStructure } from "@/lib/source/schema";

const alwaysPersonal = new Set(
  "email mail phone mobile cellphone fax ssn passport iban firstname lastname fullname surname birthdate birthday username login password nickname".split(
    " ",
  ),
);
const personalPairs = [
  "first name",
  "last name",
  "middle name",
  "full name",
  "given name",
  "family name",
  "date of birth",
  "birth date",
  "credit card",
  "card number",
  "ip address",
  "social security",
  "home address",
  "national id",
  "tax id",
];
const people = new Set(
  (
    "customer client employee user person people patient student contact member author staff teacher driver actor player passenger visitor " +
    "guest resident subscriber candidate applicant manager physician doctor nurse professor instructor singer artist director editor owner " +
    "tenant donor participant lead rep salesperson seller friend worker"
  ).split(" "),
);
const mailValue = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether the rows of a table are people, by its name. */
export function isAboutPeople(table: string): boolean {
  const last = wordsOfTable(table).at(-1);
  return last !== undefined && people.has(singular(last));
}

/** Whether a column holds data about a person: by its name, by the table it stands in, or because its values are mail addresses. */
export function isPersonal(column: ColumnStructure, table: string): boolean {
  const words = wordsOfName(column.name);
  const text = words.join(" ");
  if (words.some((word) => alwaysPersonal.has(word)) || personalPairs.some((pair) => text.includes(pair))) return true;
  if (isAboutPeople(table) && (text === "name" || text.endsWith("address") || text.includes("street"))) return true;
  const owner = words.at(-2);
  if (words.at(-1) === "name" && owner !== undefined && people.has(owner)) return true;
  const values = column.statistics?.frequentValues.slice(0, 10) ?? [];
  return values.length > 0 && values.every(({ value }) => mailValue.test(value));
}
