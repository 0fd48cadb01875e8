import { createHash } from "node:crypto";
import { thingKinds, thingsOf } from "@/lib/semantic/edits/things";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

const lengthMax = 200;

/** An id for something new that reads well in a file: its table and its name, numbered where that is taken. */
export function freshId(model: SemanticModel, entity: string | null, name: string): string {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replaceAll(/[\s.]+/g, "_");
  const stem = short(entity === null ? words : `${entity}.${words}`);
  const taken = new Set(thingKinds.flatMap((kind) => thingsOf(model, kind).map(({ id }) => id)));
  for (const { id } of model.entities) taken.add(id);
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}_${number}`;
  return id;
}

/** The id that the two sides of a join give it; the same as an analysis gives it. */
export function joinId({ from, to }: Pick<Join, "from" | "to">): string {
  return `${from.entity}.${from.columns.join("+")}->${to.entity}.${to.columns.join("+")}`;
}

function short(text: string): string {
  if (text.length <= lengthMax) return text;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return `${text.slice(0, lengthMax)}_${hash}`;
}
