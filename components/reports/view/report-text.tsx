import Markdown from "markdown-to-jsx/react";
import classes from "@/components/reports/report-view.module.css";

/** Headings of a text stand below the section's own, which is an h2. */
const options = {
  // Raw HTML stays text, as in every text of Querent that a person or a model wrote.
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    h1: { component: "h3" },
    h2: { component: "h3" },
    a: { props: { target: "_blank", rel: "noopener noreferrer" } },
  },
} as const;

/** A text of a report: Markdown, never HTML. */
export function ReportText({ markdown }: { markdown: string }) {
  if (markdown.trim() === "") return null;
  return (
    <div className={classes.text}>
      <Markdown options={options}>{markdown}</Markdown>
    </div>
  );
}
