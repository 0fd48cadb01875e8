import { z } from "zod";
import { chartRecommendationSchema, chartSpecSchema } from "@/lib/chart/schema";
import { receiptSchema } from "@/lib/chat/schema";
import { resultSetSchema, timeGrainSchema } from "@/lib/execute/schema";
import { engineChoiceSchema, planFilterSchema, queryPlanSchema } from "@/lib/nl2sql/schema";

/** Sections of one report; more is a book that nobody reads and a page that no browser prints well. */
export const sectionCountMax = 20;
/** Deleted sections that can be brought back. */
export const removedCountMax = 20;
const textLengthMax = 10_000;
const titleSchema = z.string().trim().min(1).max(200);
const idSchema = z.string().min(1).max(64);
const daySchema = z.iso.date();

/** The days that a report looks at, half open as in plans: `from` is in it, `to` is the first day after it. */
export const reportPeriodSchema = z
  .object({ from: daySchema, to: daySchema, grain: timeGrainSchema.nullable().default(null) })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must come after the first day" });
export type ReportPeriod = z.infer<typeof reportPeriodSchema>;

export const sectionStatuses = ["pending", "running", "ready", "failed"] as const;

/** Who wrote a text: computed from the rows, a model (its figures were checked), or a person. */
export const textByValues = ["computed", "model", "person"] as const;

export const reportSectionSchema = z.object({
  id: idSchema,
  heading: z.string().max(200),
  /** As it was asked; asked again when there is no query yet. */
  question: z.string().max(4_000),
  understood: z.string().nullable(),
  sql: z.string().nullable(),
  plan: queryPlanSchema.nullable(),
  /** Null until there are rows. */
  chart: chartRecommendationSchema.nullable(),
  /** The first rows, as many as a message of a conversation holds, as the owner could see them when the section was made. */
  result: resultSetSchema.nullable(),
  totalRowCount: z.int(),
  /** Markdown. */
  text: z.string().max(textLengthMax),
  textBy: z.enum(textByValues),
  receipt: receiptSchema.nullable(),
  status: z.enum(sectionStatuses),
  /** Why there is none, in the report's language. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Whether the days of the report are those of the section; null where the report has none. */
  inPeriod: z.boolean().nullable(),
});
export type ReportSection = z.infer<typeof reportSectionSchema>;

/** All that a report says. `version` is the form of this document. */
export const reportDocumentSchema = z.object({
  version: z.literal(1),
  title: titleSchema,
  /** What it was asked to be about; null for one made from a conversation. */
  subject: z.string().nullable(),
  locale: z.enum(["en", "zh"]),
  engine: engineChoiceSchema,
  period: reportPeriodSchema.nullable(),
  /** What every section is limited to because the subject names it ("sales of toys"). */
  scope: planFilterSchema.nullable(),
  /** Whether the sections are chosen already. */
  outlined: z.boolean(),
  /** Markdown. */
  summary: z.string().max(textLengthMax),
  summaryBy: z.enum(textByValues),
  sections: z.array(reportSectionSchema).max(sectionCountMax),
  /** Deleted last first, so that a deletion can be taken back. */
  removed: z.array(reportSectionSchema).max(removedCountMax),
  /** What a reader should know of how it was made. */
  notes: z.array(z.string()),
});
export type ReportDocument = z.infer<typeof reportDocumentSchema>;

export const reportStatuses = ["running", "ready", "failed", "stopped"] as const;
const reportStatusSchema = z.enum(reportStatuses);

const reportHeadSchema = z.object({
  id: z.string(),
  title: z.string(),
  sourceId: z.string(),
  /** Null where the data source is gone. */
  sourceName: z.string().nullable(),
  conversationId: z.string().nullable(),
  status: reportStatusSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** A report as lists show it. */
export const reportSummarySchema = reportHeadSchema;
export type ReportSummary = z.infer<typeof reportSummarySchema>;

export const reportSchema = reportHeadSchema.extend({
  /** Counts saves; a save names the one it started from. */
  revision: z.int(),
  /** Why it failed as a whole, in the reader's language. */
  problem: z.string().nullable(),
  document: reportDocumentSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** Body of `POST /api/reports`: on a subject, or from a conversation. */
export const newReportSchema = z.discriminatedUnion("from", [
  z.object({
    from: z.literal("subject"),
    sourceId: idSchema,
    subject: z.string().trim().min(1).max(300),
    period: reportPeriodSchema.nullable().default(null),
    engine: engineChoiceSchema.default("auto"),
  }),
  z.object({
    from: z.literal("conversation"),
    conversationId: idSchema,
    /** A message of the branch that is meant; null for the one that was spoken in last. */
    messageId: idSchema.nullable().default(null),
    engine: engineChoiceSchema.default("auto"),
  }),
]);
export type NewReport = z.input<typeof newReportSchema>;

export const reportParamsSchema = z.object({ reportId: idSchema });

/** All texts of a report at their longest. */
export const reportSaveBytesMax = 2_000_000;

/** Body of `PUT /api/reports/{reportId}`: what a person may change. Sections in their order; those left out are deleted. */
export const reportSaveSchema = z.object({
  revision: z.int().min(1),
  title: titleSchema,
  summary: z.string().max(textLengthMax),
  sections: z
    .array(
      z.object({
        id: idSchema,
        heading: z.string().trim().max(200),
        text: z.string().max(textLengthMax),
        /** Null leaves it as it is. */
        chart: chartSpecSchema.nullable(),
      }),
    )
    .max(sectionCountMax),
});
export type ReportSave = z.infer<typeof reportSaveSchema>;

/** Body of `POST /api/reports/{reportId}/runs`: work to be done on a report in the background. */
export const reportRunSchema = z.discriminatedUnion("kind", [
  /** Makes these sections again. */
  z.object({ kind: z.literal("sections"), sectionIds: z.array(idSchema).min(1).max(sectionCountMax) }),
  /** Adds a section that answers a question. */
  z.object({ kind: z.literal("question"), question: z.string().trim().min(1).max(1_000) }),
  /** All sections anew for other days; null for all days. A copy is made unless `inPlace`. */
  z.object({ kind: z.literal("period"), period: reportPeriodSchema.nullable(), inPlace: z.boolean().default(false) }),
  /** The summary alone. */
  z.object({ kind: z.literal("summary") }),
]);
export type ReportRun = z.input<typeof reportRunSchema>;

export const reportFormats = ["pdf", "word", "html", "markdown"] as const;
export type ReportFormat = (typeof reportFormats)[number];
export const reportExportQuerySchema = z.object({ format: z.enum(reportFormats) });
