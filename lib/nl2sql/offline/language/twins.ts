import { phraseKey, stemOf } from "@/lib/nl2sql/offline/tokenise";

/** Everyday words that stand for one another in names of tables and columns; language, not data. */
const twins: readonly (readonly string[])[] = [
  ["nation", "country", "nationality"],
  ["nationality", "country", "citizenship"],
  ["citizenship", "nationality", "country"],
  ["sex", "gender"],
  ["customer", "client"],
  ["client", "customer"],
  ["employee", "staff", "worker"],
  ["worker", "employee", "staff"],
  ["staff", "employee"],
  ["cost", "price"],
  ["price", "cost"],
  ["wage", "salary"],
  ["salary", "wage", "pay"],
  ["earn", "salary", "income", "earnings"],
  ["kind", "type"],
  ["type", "kind", "category"],
  ["category", "type"],
  ["title", "name"],
  ["car", "vehicle", "auto"],
  ["phone", "telephone"],
  ["telephone", "phone"],
  ["mail", "email"],
  ["revenue", "sales", "amount"],
  ["sale", "amount", "revenue"],
  ["amount", "total"],
  ["town", "city"],
  ["hometown", "town"],
  ["place", "location"],
  ["located", "location"],
  ["location", "place", "address"],
  ["movie", "film"],
  ["film", "movie"],
  ["song", "track"],
  ["pupil", "student"],
  ["teacher", "instructor"],
  ["instructor", "teacher", "professor"],
  ["professor", "instructor", "teacher"],
  ["people", "person"],
  ["birthday", "birth date", "date birth"],
  ["company", "firm", "business", "manufacturer"],
  ["surname", "last name", "lname"],
  ["forename", "first name", "fname"],
  ["zip", "postal", "postcode"],
  ["zipcode", "zip code", "postal code"],
  ["quantity", "amount", "count"],
  ["description", "detail"],
  ["detail", "description"],
  ["grade", "score", "mark"],
  ["start", "begin"],
  ["begin", "start"],
  ["end", "finish"],
  ["speak", "language"],
  ["weigh", "weight"],
  ["cellphone", "cell mobile number", "mobile", "cell"],
];
/** Key of a word or phrase → keys of what may stand for it. */
export const wordTwins: ReadonlyMap<string, readonly string[]> = twinTable();

function twinTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  const key = (words: string) => phraseKey(words.split(" ").map(stemOf));
  for (const [word = "", ...others] of twins) {
    for (const other of others) {
      table.set(key(word), [...(table.get(key(word)) ?? []), key(other)]);
      table.set(key(other), [...(table.get(key(other)) ?? []), key(word)]);
    }
  }
  return table;
}
