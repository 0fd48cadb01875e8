import { singular } from "@/lib/semantic/singular";
import { wordsOfTable } from "@/lib/semantic/words-of-name";

const people = new Set(
  (
    "customer client employee user person people patient student contact member author staff teacher driver actor player passenger visitor " +
    "guest resident subscriber candidate applicant manager physician doctor nurse professor instructor singer artist director editor owner " +
    "tenant donor participant lead rep salesperson seller friend worker advisor supervisor boss head coach referee reviewer founder president " +
    "representative assistant secretary trainer lawyer agent leader commander tutor"
  ).split(" "),
);

export const isPersonWord = (word: string): boolean => people.has(word);

/** Whether the rows of a table are people, by its name. */
export function isAboutPeople(table: string): boolean {
  const last = wordsOfTable(table).at(-1);
  return last !== undefined && people.has(singular(last));
}
