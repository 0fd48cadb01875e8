import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { openTwoInstances, type Propagation } from "@/scripts/bench/model-propagation/two-instances";

const bar = atMost(1_000);

/** What the orders of a shop are called in turn: words that say nothing of a shop, none like another. */
const labels = [
  ...[
    "Zebras",
    "Volcanoes",
    "Kettles",
    "Orchids",
    "Lanterns",
    "Glaciers",
    "Mittens",
    "Trumpets",
    "Walnuts",
    "Penguins",
  ],
  ...[
    "Anchors",
    "Dragons",
    "Umbrellas",
    "Jackals",
    "Hurdles",
    "Comets",
    "Blankets",
    "Saxophones",
    "Igloos",
    "Quarries",
  ],
];

/** How soon a change of the model that one instance saved is in the answers of another. */
export const modelPropagation: Bench = {
  name: "model-propagation",
  about: `a name saved on one instance until another answers by it, ${labels.length} rounds; two processes, one store, one Redis`,
  async run({ signal }) {
    const redisUrl = process.env.QUERENT_TEST_REDIS_URL;
    if (redisUrl === undefined) return { missing: "a Redis at QUERENT_TEST_REDIS_URL" };
    const instances = await openTwoInstances(redisUrl);
    try {
      // What is compiled, opened and subscribed to once does not count.
      await instances.renamed("Telescopes");
      const rounds: Propagation[] = [];
      for (const label of labels) {
        signal.throwIfAborted();
        rounds.push(await instances.renamed(label));
      }
      const asked = rounds.map(({ askedMs }) => askedMs);
      const answered = rounds.map(({ answeredMs }) => answeredMs);
      return [
        figure("saved until asked with it elsewhere, p50", percentile(asked, 0.5)),
        figure("saved until asked with it elsewhere, p95", percentile(asked, 0.95), bar),
        figure("saved until answered with it elsewhere, p50", percentile(answered, 0.5)),
        figure("saved until answered with it elsewhere, p95", percentile(answered, 0.95), bar),
      ];
    } finally {
      await instances.close();
    }
  },
};

const figure = (name: string, value: number, wanted: Figure["bar"] = null): Figure => ({
  name,
  value,
  unit: "ms",
  bar: wanted,
});
