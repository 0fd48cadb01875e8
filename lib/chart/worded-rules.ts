import { type Rule, reasoned } from "@/lib/chart/reasoned-chart";

/** Parts of parts as rings, or as areas where there is one level of many. */
const isNested: Rule = ({ profile, fitting, intent }) => {
  if (!intent.nested) return null;
  const rings = profile.categories.length > 1 ? reasoned(fitting.get("sunburst"), "partsOfParts") : null;
  return rings ?? reasoned(fitting.get("treemap"), "manyParts");
};

/** "How delivery days are spread by carrier": a box each, where there are rows enough behind one. */
const isSpreadByGroup: Rule = ({ profile, fitting, intent }) =>
  intent.distribution && profile.categories.length > 0 && profile.measures.length === 1
    ? reasoned(fitting.get("boxplot"), "spreads")
    : null;

/**
 * What a question asks for in everyday words, without naming a chart: flows, places, targets, steps … They decide only where the chart
 * can truthfully show the rows.
 */
export const wordedRules: readonly Rule[] = [
  ({ fitting, intent }) => (intent.steps ? reasoned(fitting.get("funnel"), "steps") : null),
  ({ fitting, intent }) => (intent.flow ? reasoned(fitting.get("sankey"), "flows") : null),
  ({ fitting, intent }) => (intent.place ? reasoned(fitting.get("map"), "places") : null),
  ({ fitting, intent }) => (intent.target ? reasoned(fitting.get("progress"), "target") : null),
  ({ fitting, intent }) => (intent.gains ? reasoned(fitting.get("waterfall"), "changes") : null),
  ({ fitting, intent }) => (intent.criteria ? reasoned(fitting.get("radar"), "profiles") : null),
  ({ fitting, intent }) => (intent.days && !intent.ranking ? reasoned(fitting.get("calendar"), "days") : null),
  isNested,
  isSpreadByGroup,
];
