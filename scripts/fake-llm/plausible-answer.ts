import { type FakeReply, type FakeRequest, failsWith, says } from "./fake-reply";
import { asksForDesign, plausibleDesign } from "./plausible-design";
import { asksForWords, plausibleWords } from "./plausible-words";

type PromptTable = { name: string; label: string; columns: { name: string; type: string; key: boolean }[] };

const numbers = "one, two, three, four, five, six, seven, eight, nine, ten, and so on until thirty";

/** Written into a question, each makes the server misbehave in one way; for trying by hand what people then see. */
const faults: Record<string, (good: string) => FakeReply> = {
  "#429long": () => failsWith(429, "3600"),
  "#429": () => failsWith(429, "2"),
  "#500": () => failsWith(500),
  "#key": () => failsWith(401),
  "#reset": (good) => ({ text: good.slice(0, good.length / 2), fault: { kind: "reset" } }),
  "#cut": (good) => ({ text: good.slice(0, good.length / 2), fault: { kind: "cut-off" } }),
  "#length": (good) => ({ text: good.slice(0, good.length / 2), fault: { kind: "length" } }),
  "#silence": () => ({ text: "", fault: { kind: "silence" } }),
  "#empty": () => says(""),
  "#malformed": () => says("I would rather talk about the weather."),
  "#broken": (good) => says(good.replaceAll('"', "'").replace(/}$/, ",")),
  "#fence": (good) => says(`Here you are:\n\`\`\`json\n${good}\n\`\`\``),
  "#think": (good) => says(`<think>The user wants {something}.</think>${good}`),
  "#refused": () => says("I'm sorry, but I can't help with that."),
  "#filter": () => ({ text: "", fault: { kind: "refused" } }),
  "#slow": (good) => ({ text: good, delayMs: 5_000 }),
  "#badsql": (good) => says(good.replace("SELECT", "SELECT no_such_column,")),
};

/**
 * Answers as a modest model would: reads the tables out of the prompt, takes the one whose name the question mentions (else the first),
 * and counts its rows by a text column that the question mentions (else the first one). Tables it describes by their names.
 */
export function plausibleAnswer(request: FakeRequest): FakeReply {
  const plain = withoutTables(request);
  if (plain !== null) return plain;
  if (asksForWords(request)) return says(plausibleWords(request));
  if (asksForDesign(request)) return says(plausibleDesign(request));
  // Examples and earlier turns hold questions, too; the one that is asked comes last.
  const question = [...request.prompt.matchAll(/^Question: (.*)$/gm)].at(-1)?.[1] ?? "";
  const good = JSON.stringify(answer(question, request));
  const fault = Object.keys(faults).find((name) => question.includes(name));
  return fault === undefined ? says(good) : (faults[fault]?.(good) ?? says(good));
}

/** What it says to "test this model" and where prose is asked for. */
function withoutTables({ system, prompt }: FakeRequest): FakeReply | null {
  if (prompt.startsWith("Write the numbers")) return { ...says(numbers), pieceMs: 5 };
  if (prompt.startsWith("How many legs")) return says({ legs: 4, sound: "meow" });
  if (/json/i.test(system + prompt)) return null;
  return says("This is the local stand-in for a model: it has nothing to add.");
}

function answer(question: string, request: FakeRequest): object {
  const tables = readTables(request.prompt);
  const table = mentioned(tables, question, ({ name, label }) => `${name} ${label}`) ?? tables[0];
  if (!table) return { cannot_answer: "No table was given.", missing: ["a table"] };
  const quote = (name: string) =>
    name
      .split(".")
      .map((part) => (request.system.includes("MySQL") ? `\`${part}\`` : `"${part}"`))
      .join(".");
  const texts = table.columns.filter(({ type, key }) => type === "text" && !key);
  const column = mentioned(texts, question, ({ name }) => name) ?? texts[0];
  const sql = column
    ? `SELECT ${quote(column.name)}, COUNT(*) AS ${quote("rows_counted")} FROM ${quote(table.name)} GROUP BY ${quote(column.name)} ORDER BY 2 DESC LIMIT 20`
    : `SELECT COUNT(*) AS ${quote("rows_counted")} FROM ${quote(table.name)}`;
  const understood = column
    ? `How many ${table.label} are there for each ${column.name}?`
    : `How many ${table.label} are there?`;
  return { sql, understood, assumptions: ["This is the local stand-in for a model: it only counts."], chart: null };
}

function readTables(prompt: string): PromptTable[] {
  const tables: PromptTable[] = [];
  for (const line of prompt.split("\n")) {
    const table = /^Table (\S+) -- ([^(:,]*)/.exec(line);
    const column = /^ {2}(\S+) \((\w+)([^)]*)\) -- /.exec(line);
    if (table) tables.push({ name: table[1] ?? "", label: (table[2] ?? "").trim(), columns: [] });
    else if (column) {
      tables.at(-1)?.columns.push({
        name: column[1] ?? "",
        type: column[2] ?? "",
        key: (column[3] ?? "").includes("primary key"),
      });
    }
  }
  return tables;
}

function mentioned<T>(things: readonly T[], question: string, nameOf: (thing: T) => string): T | undefined {
  const asked = question.toLowerCase();
  return things.find((thing) =>
    nameOf(thing)
      .toLowerCase()
      .split(/[\s._]+/)
      .some((word) => word.length > 2 && asked.includes(word.replace(/s$/, ""))),
  );
}
