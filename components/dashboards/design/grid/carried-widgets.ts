import { z } from "zod";
import { chartTypeSchema } from "@/lib/chart/schema";
import { readClip, type WidgetClip } from "@/lib/dashboard/config/widget-clip";

/** A widget of the palette: a kind, and for charts how it is drawn. */
const newWidgetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("chart"), type: chartTypeSchema, stacked: z.boolean(), horizontal: z.boolean() }),
  z.object({ kind: z.enum(["text", "picture", "links", "filter"]) }),
]);
export type NewWidget = z.infer<typeof newWidgetSchema>;

/** What is dragged in: something new, or widgets that exist elsewhere. */
export type Carried =
  | { readonly kind: "new"; readonly widget: NewWidget }
  | { readonly kind: "clip"; readonly clip: WidgetClip };

export type CarriedSize = { readonly w: number; readonly h: number };

const paletteType = "application/x-querent-palette";
const clipType = "application/x-querent-widgets";
/** The size stands in the name of a type: while something is dragged, a page may read the names alone. */
const sizeType = /^application\/x-querent-size-(\d{1,2})-(\d{1,2})$/;
const sizeName = ({ w, h }: CarriedSize) => `application/x-querent-size-${w}-${h}`;

/** Puts a widget of the palette into a drag. */
export function carryNew(data: DataTransfer, widget: NewWidget, size: CarriedSize): void {
  data.effectAllowed = "copy";
  data.setData(paletteType, JSON.stringify(widget));
  data.setData(sizeName(size), "");
}

/** Puts widgets into a drag, as in the clipboard: they may be let go in another window. */
export function carryClip(data: DataTransfer, clip: WidgetClip, size: CarriedSize): void {
  data.effectAllowed = "copy";
  data.setData(clipType, JSON.stringify(clip));
  data.setData(sizeName(size), "");
}

/** How large what is held will be. **Nulls** null: it is nothing that belongs on a dashboard. */
export function carriedSize(data: DataTransfer): CarriedSize | null {
  if (!data.types.includes(paletteType) && !data.types.includes(clipType)) return null;
  const [, w, h] = data.types.map((type) => sizeType.exec(type)).find((match) => match !== null) ?? [];
  return { w: Math.min(12, Math.max(1, Number(w ?? 6))), h: Math.min(60, Math.max(1, Number(h ?? 7))) };
}

/** What was let go. **Nulls** null: nothing that belongs on a dashboard. */
export function readCarried(data: DataTransfer): Carried | null {
  const clip = readClip(data.getData(clipType));
  if (clip) return { kind: "clip", clip };
  const text = data.getData(paletteType);
  if (text === "") return null;
  const parsed = newWidgetText.safeParse(text);
  return parsed.success ? { kind: "new", widget: parsed.data } : null;
}

/** Another page may have filled the drag: it is read like anything that comes from outside. */
const newWidgetText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(newWidgetSchema);
