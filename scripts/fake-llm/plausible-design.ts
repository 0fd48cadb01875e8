import type { FakeRequest } from "./fake-reply";

/** Whether a request asks for changes of a dashboard. */
export const asksForDesign = ({ system }: FakeRequest): boolean => system.includes('{"do": "add"');

/** Designs as a modest model would: one figure, its course and a ranking of the first figure that is listed, and the newest rows. */
export function plausibleDesign({ prompt }: FakeRequest): object {
  const [figure = "Number of rows"] = (/^Figures: (.*)$/m.exec(prompt)?.[1] ?? "").split(", ");
  const name = figure.replace(/ \(.*\)$/, "");
  const tables = [...prompt.matchAll(/^Table (\S+) \(([^)]*)\): (.*)$/gm)].map(([, , label = "", columns = ""]) => ({
    label: label.toLowerCase(),
    columns,
  }));
  const [first] = tables;
  const wish = /^Wish: (.*)$/m.exec(prompt)?.[1] ?? "";
  const add = (title: string, question: string, chart: string | null) => ({
    ...{ do: "add", title, question, chart, width: null, row: null },
    why: `Because somebody wished: ${wish}`,
  });
  return {
    title: null,
    changes: [
      add(name, `${name} by month`, "number"),
      add(`${name} over time`, `${name} by month`, "line"),
      ...(first ? [add(`How many ${first.label}`, `How many ${first.label} are there?`, null)] : []),
      add("What nobody knows", "What is the weather on Mars?", null),
    ],
  };
}
