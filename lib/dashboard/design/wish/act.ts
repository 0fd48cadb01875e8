import { z } from "zod";
import { chartTypeSchema } from "@/lib/chart/schema";

const rowSchema = z.int().min(1).max(100);
const chartSchema = chartTypeSchema.nullable().default(null);
const whySchema = z.string().max(500).default("");
const titleSchema = z.string().trim().max(200);

/**
 * One thing to be done to a dashboard, in the words of whoever asked: what a model replies with, and what the offline engine reads
 * out of a wish. It holds no query: a question is read, checked and run like any question of a person.
 */
export const designActSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("add"),
    title: titleSchema.default(""),
    question: z.string().trim().min(1).max(1_000),
    chart: chartSchema,
    width: z.enum(["quarter", "third", "half", "two_thirds", "full"]).nullable().default(null),
    /** Counted from the top, from 1; null: below everything. */
    row: rowSchema.nullable().default(null),
    why: whySchema,
  }),
  z.object({
    do: z.literal("text"),
    title: titleSchema.default(""),
    markdown: z.string().trim().min(1).max(5_000),
    why: whySchema,
  }),
  z.object({
    do: z.literal("change"),
    widget: z.string(),
    title: titleSchema.nullable().default(null),
    question: z.string().trim().max(1_000).nullable().default(null),
    chart: chartSchema,
    why: whySchema,
  }),
  z.object({ do: z.literal("remove"), widget: z.string(), why: whySchema }),
  z.object({
    do: z.literal("compare"),
    widgets: z.array(z.string()).max(100),
    with: z.enum(["previous", "year_ago"]),
    why: whySchema,
  }),
  z.object({ do: z.literal("filter"), table: z.string(), column: z.string(), why: whySchema }),
  z.object({ do: z.literal("title"), title: titleSchema.min(1) }),
]);
export type DesignAct = z.infer<typeof designActSchema>;
export type DesignActOf<D extends DesignAct["do"]> = Extract<DesignAct, { do: D }>;
