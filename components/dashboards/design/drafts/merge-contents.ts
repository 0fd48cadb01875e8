import type { Contents } from "@/components/dashboards/design/design-history";
import { type Choice, type Clash, mergeConfigs } from "@/lib/dashboard/config/merge-configs";
import { settleWidgets } from "@/lib/dashboard/layout/arrange-widgets";

/** The id of the clash over the dashboard's title, which is no part of its configuration. */
export const titleClashId = "title";

/**
 * Puts together what two made of the same contents, as `mergeConfigs` does, with the title as one more part. Nothing overlaps
 * afterwards.
 */
export function mergeContents(
  { base, mine, theirs }: Record<"base" | Choice, Contents>,
  choices: Readonly<Record<string, Choice>> = {},
): { contents: Contents; clashes: readonly Clash[] } {
  const { config, clashes } = mergeConfigs({ base: base.config, mine: mine.config, theirs: theirs.config }, choices);
  const titleClashes = mine.title !== theirs.title && mine.title !== base.title && theirs.title !== base.title;
  const takesTheirs = titleClashes ? choices[titleClashId] === "theirs" : mine.title === base.title;
  return {
    contents: { title: takesTheirs ? theirs.title : mine.title, config: settleWidgets(config) },
    clashes: titleClashes ? [{ kind: "part", id: titleClashId }, ...clashes] : clashes,
  };
}
