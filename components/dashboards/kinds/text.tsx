import { IconTypography } from "@tabler/icons-react";
import Markdown from "markdown-to-jsx/react";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/kinds/text.module.css";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";

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

function TextBody({ widget }: WidgetKindProps<"text">) {
  return (
    <div className={classes.text}>
      <Markdown options={options}>{widget.markdown}</Markdown>
    </div>
  );
}

/** A text in Markdown: headings, lists, links, emphasis; never HTML. */
export const textKind: WidgetKindDefinition<"text"> = {
  kind: "text",
  icon: IconTypography,
  size: { w: 6, h: 3 },
  frame: "plain",
  // What it asks is not told to those who only look; a value's place in the text is.
  hasRows: ({ markdown }) => markdown.includes("{{"),
  waitsForRows: false,
  Body: TextBody,
};
