import Markdown from "markdown-to-jsx/react";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/kinds/text.module.css";

/** Links inside Querent open here, all others beside it. */
function TextLink({ href, children }: { href?: string; children?: ReactNode }) {
  if (href?.startsWith("/") && !href.startsWith("//")) return <Link href={href}>{children}</Link>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Headings of a text stand below the widget's own title, which is the h2 of the page's h1. */
const options = {
  // Raw HTML stays text: what one person writes is drawn in another's session.
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    h1: { component: "h3" },
    h2: { component: "h3" },
    h3: { component: "h4" },
    a: { component: TextLink },
  },
} as const;

/** A text in Markdown: headings, lists, links, emphasis; never HTML. */
export function MarkdownText({ markdown }: { markdown: string }) {
  return (
    <div className={classes.text}>
      <Markdown options={options}>{markdown}</Markdown>
    </div>
  );
}
