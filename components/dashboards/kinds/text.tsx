import { IconTypography } from "@tabler/icons-react";
import { MarkdownText } from "@/components/dashboards/kinds/markdown-text";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";

function TextBody({ widget }: WidgetKindProps<"text">) {
  return <MarkdownText markdown={widget.markdown} />;
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
