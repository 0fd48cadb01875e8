import Markdown, { type MarkdownToJSX, RuleType } from "markdown-to-jsx/react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import classes from "@/components/dashboards/kinds/text.module.css";
import { markPlaces, piecesOf, type TextPiece } from "@/components/dashboards/kinds/value-places";

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

function Pieces({ pieces, renderValue }: { pieces: readonly TextPiece[]; renderValue: (name: string) => ReactNode }) {
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is nothing but its place
    <Fragment key={at}>{"name" in piece ? renderValue(piece.name) : piece.words}</Fragment>
  ));
}

type MarkdownTextProps = {
  markdown: string;
  /** Draws what stands for `{{name}}`; without it such places are text like any other. */
  renderValue?: (name: string) => ReactNode;
};

/** A text in Markdown: headings, lists, links, emphasis; never HTML. */
export function MarkdownText({ markdown, renderValue }: MarkdownTextProps) {
  if (!renderValue) {
    return (
      <div className={classes.text}>
        <Markdown options={options}>{markdown}</Markdown>
      </div>
    );
  }
  const { text, names } = markPlaces(markdown);
  const renderRule: MarkdownToJSX.Options["renderRule"] = (next, node, _, { key }) => {
    if (node.type !== RuleType.text) return next();
    const pieces = piecesOf(node.text, names);
    return pieces.some((piece) => "name" in piece) ? (
      <Pieces key={key} pieces={pieces} renderValue={renderValue} />
    ) : (
      next()
    );
  };
  return (
    <div className={classes.text}>
      <Markdown options={{ ...options, renderRule }}>{text}</Markdown>
    </div>
  );
}
