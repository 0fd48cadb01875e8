import { IconTypography } from "@tabler/icons-react";
import { MarkdownText } from "@/components/dashboards/kinds/markdown-text";
import { TextValue } from "@/components/dashboards/kinds/text-value";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";

function TextBody({ widget, data }: WidgetKindProps<"text">) {
  return <MarkdownText markdown={widget.markdown} renderValue={(name) => <TextValue name={name} data={data} />} />;
}

/** A text in Markdown with values in it. */
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
