import { z } from "zod";
import { roleSchema } from "@/lib/auth/viewer";

/**
 * How a value is shown when it is masked. `hash`: equal values stay equal, so that they can be counted and grouped;
 * `first-letters`: the first two letters; `year`: of a date.
 */
export const masks = ["hash", "first-letters", "year"] as const;
export const maskSchema = z.enum(masks);
export type Mask = z.infer<typeof maskSchema>;

const groupSchema = z.string().trim().min(1).max(100);

/** Whom a rule concerns: people of one of the roles or in one of the groups; everybody, admins too, when both lists are empty. */
export const audienceSchema = z.object({
  roles: z.array(roleSchema).max(3).default([]),
  groups: z.array(groupSchema).max(50).default([]),
});
export type Audience = z.infer<typeof audienceSchema>;

const entitySchema = z.string().min(1).max(255);
const columnSchema = z.string().min(1).max(255);

/**
 * One rule on one table. Rules only take away: where several concern a viewer, all row conditions must hold, and of two
 * treatments of a column the stricter counts.
 */
export const ruleDraftSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("row"),
    entity: entitySchema,
    /** A condition over the table's columns in the source's SQL, with `{{user.attribute}}` for values of the viewer. */
    condition: z.string().trim().min(1).max(4_000),
    ...audienceSchema.shape,
  }),
  z.object({ kind: z.literal("hide"), entity: entitySchema, column: columnSchema, ...audienceSchema.shape }),
  z.object({
    kind: z.literal("mask"),
    entity: entitySchema,
    column: columnSchema,
    mask: maskSchema,
    ...audienceSchema.shape,
  }),
]);
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A rule as it is kept. */
export const accessRuleSchema = z.intersection(ruleDraftSchema, z.object({ id: z.string(), sourceId: z.string() }));
export type AccessRule = z.infer<typeof accessRuleSchema>;

/** One rule that names an attribute of people. */
export const attributeUseSchema = z.object({
  attribute: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  entity: z.string(),
  ...audienceSchema.shape,
});
export type AttributeUse = z.infer<typeof attributeUseSchema>;
