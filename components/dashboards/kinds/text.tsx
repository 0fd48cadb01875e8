import { IconTypography } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { TextValue } from "@/components/dashboards/kinds/text-value";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";
import { TextToCome } from "@/components/ui/skeletons";

/** Reading Markdown takes as much script as half of all charts: it comes where a text stands. */
const MarkdownText = dynamic(() => import("@/components/dashboards/kinds/markdown-text").then((m) => m.MarkdownText), {
  loading: TextToCome,
});

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
