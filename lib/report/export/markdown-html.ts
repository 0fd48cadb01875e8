import { compiler } from "markdown-to-jsx/html";

/** A text of a report as HTML: emphasis, lists, links, headings below the section's own. Raw HTML stays text. */
export function markdownHtml(markdown: string): string {
  if (markdown.trim() === "") return "";
  return compiler(markdown, {
    disableParsingRawHTML: true,
    forceBlock: true,
    overrides: { h1: { component: "h3" }, h2: { component: "h3" } },
  });
}
