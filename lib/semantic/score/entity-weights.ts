import type { SemanticModel } from "@/lib/semantic/schema";
import type { Weights } from "@/lib/semantic/score/part-score";

/** What people ask about counts most; the rest of the weight lies on all tables, more on those that others lean on. */
const askedShare = 0.7;

/** How much each entity matters for the score: together 1, by how often it was asked about and how it is joined. */
export function entityWeights({ entities, joins }: SemanticModel, asked: ReadonlyMap<string, number>): Weights {
  const standing = new Map(entities.map(({ id }) => [id, 1]));
  for (const { entity } of joins.flatMap(({ from, to }) => [from, to])) {
    const before = standing.get(entity);
    if (before !== undefined) standing.set(entity, before + 1);
  }
  const counts = new Map(entities.map(({ id }) => [id, asked.get(id) ?? 0]));
  const [standingSum, askedSum] = [sumOf(standing), sumOf(counts)];
  const share = askedSum === 0 ? 0 : askedShare;
  return new Map(
    entities.map(({ id }) => [
      id,
      (1 - share) * ((standing.get(id) ?? 0) / standingSum) +
        (askedSum === 0 ? 0 : share * ((counts.get(id) ?? 0) / askedSum)),
    ]),
  );
}

function sumOf(numbers: ReadonlyMap<string, number>): number {
  return [...numbers.values()].reduce((sum, number) => sum + number, 0);
}
