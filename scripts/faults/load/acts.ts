import type { SeededRandom } from "@/scripts/bench/schemas/seeded-random";
import { dataPath } from "@/scripts/bench/serving/boards";
import type { Reply, Request } from "./many-addresses";

/** What people do, and how much of all they do it is. */
export const kinds = { view: 0.6, filter: 0.15, list: 0.08, page: 0.04, ask: 0.05, edit: 0.08 } as const;
export type Kind = keyof typeof kinds;

/** What there is to look at and to ask. */
export type Place = { readonly sourceId: string; readonly boardIds: readonly string[] };

/** One request, and what makes its answer a good one. */
type Act = Omit<Request, "headers"> & { readonly isGood: (reply: Reply) => boolean };

const years = ["2023", "2024", "2025", "2026"];
const statuses = ["delivered", "shipped", "returned", "cancelled"];

export function drawKind(random: SeededRandom): Kind {
  let left = random.next();
  for (const [kind, part] of Object.entries(kinds)) {
    left -= part;
    if (left < 0) return kind as Kind;
  }
  return "view";
}

/** What somebody does next, but for edits, which editors make. */
export function actOf(kind: Exclude<Kind, "edit">, { sourceId, boardIds }: Place, random: SeededRandom): Act {
  // Some are looked at much more than others.
  const id = boardIds[Math.floor(random.next() ** 2 * boardIds.length)] ?? "";
  switch (kind) {
    case "view":
      return { method: "GET", path: dataPath(id), isGood: showsRows };
    case "filter": {
      const point = [{ column: "status", value: { kind: "is", value: oneOf(statuses, random) } }];
      const look = JSON.stringify({ filters: {}, cross: { "another-widget": point }, drill: {}, grain: null });
      return { method: "GET", path: dataPath(id, `?look=${encodeURIComponent(look)}`), isGood: showsRows };
    }
    case "list":
      return { method: "GET", path: "/api/dashboards", isGood: has(`"id":"${id}"`) };
    case "page":
      return { method: "GET", path: `/dashboards/${id}`, isGood: has("</html>") };
    case "ask": {
      const question = `revenue by month in ${oneOf(years, random)}`;
      const body = { conversationId: null, sourceId, question, engine: "offline" };
      return { method: "POST", path: "/api/chat", body, isGood: isAnswered };
    }
  }
}

const has =
  (part: string) =>
  ({ body }: Reply) =>
    body.includes(part);
/** Without reading all of it: the load must not cost more than what it loads. */
const showsRows = ({ body }: Reply) =>
  body.includes('"status":"ok"') && !/"status":"(?!ok)/.test(body.toString("latin1"));
const isAnswered = ({ body }: Reply) =>
  body.includes('"type":"data-receipt"') && !body.includes('"type":"data-refusal"');

const oneOf = (words: readonly string[], random: SeededRandom) => words[Math.floor(random.next() * words.length)] ?? "";
