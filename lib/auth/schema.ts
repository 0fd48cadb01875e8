import { z } from "zod";
import { roleSchema } from "@/lib/auth/viewer";
import { locales } from "@/lib/i18n/locale";

export const localeSchema = z.enum(locales);

/** Addresses are compared and kept in lower case: MySQL would find them equal anyway, SQLite would not. */
export const emailSchema = z.string().trim().max(190).toLowerCase().pipe(z.email());
export const nameSchema = z.string().trim().min(1).max(190);
/** Long rather than complicated (NIST SP 800-63B); the upper bound keeps hashing cheap. */
export const newPasswordSchema = z.string().min(10).max(200);
/** A password somebody types to prove who they are: rules for new passwords do not apply to old ones. */
export const givenPasswordSchema = z.string().min(1).max(1_000);

const groupsSchema = z.array(z.string().trim().min(1).max(100)).max(100);
const attributesSchema = z
  .record(z.string().trim().min(1).max(100), z.string().max(500))
  .refine((attributes) => Object.keys(attributes).length <= 100, { error: "at most 100 attributes" });

/** A person as administrators see them. */
export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  groups: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  disabled: z.boolean(),
  /** False for people who come by single sign-on alone. */
  hasPassword: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
});
export type User = z.infer<typeof userSchema>;

/** Body of `POST /api/users`. */
export const newUserSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  role: roleSchema,
  /** Null for people who will come by single sign-on alone. */
  password: newPasswordSchema.nullable().default(null),
  groups: groupsSchema.default([]),
  attributes: attributesSchema.default({}),
});
export type NewUser = z.infer<typeof newUserSchema>;

/** Body of `PATCH /api/users/{userId}`; what is left out stays. */
export const userChangeSchema = z.object({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  disabled: z.boolean().optional(),
  groups: groupsSchema.optional(),
  attributes: attributesSchema.optional(),
});
export type UserChange = z.infer<typeof userChangeSchema>;

/** Body of `PUT /api/users/{userId}/password`. */
export const passwordResetSchema = z.object({ password: newPasswordSchema });

/** Body of `PUT /api/me/password`. */
export const passwordChangeSchema = z.object({ currentPassword: givenPasswordSchema, newPassword: newPasswordSchema });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** Body of `PATCH /api/me`. */
export const ownChangeSchema = z.object({ name: nameSchema });

/** Body of `PUT /api/me/locale`. */
export const localeChangeSchema = z.object({ locale: localeSchema });

/** What a signed-in person is told about themselves by `GET /api/me`. */
export const meSchema = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  locale: localeSchema,
});
export type Me = z.infer<typeof meSchema>;

/** Body of `POST /api/setup`. */
export const setupSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  password: newPasswordSchema,
  /** The one-time token from the log; needed when the visitor is not on the machine itself. */
  token: z.string().trim().max(200).nullable().default(null),
});
export type Setup = z.infer<typeof setupSchema>;

/** What `GET /api/setup` gives. */
export const setupStateSchema = z.object({ needed: z.boolean(), tokenRequired: z.boolean() });
export type SetupState = z.infer<typeof setupStateSchema>;

/** An API token as its owner sees it; the secret is shown once, when it is made. */
export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** Body of `POST /api/tokens`. */
export const newApiTokenSchema = z.object({
  name: nameSchema,
  /** Null: until it is revoked. */
  days: z.int().min(1).max(3_650).nullable().default(null),
});
export type NewApiToken = z.infer<typeof newApiTokenSchema>;

/** What `POST /api/tokens` gives, once. */
export const createdApiTokenSchema = apiTokenSchema.extend({ secret: z.string() });
export type CreatedApiToken = z.infer<typeof createdApiTokenSchema>;

/** What acts of the audit are about: the first half of each action. */
export const auditGroups = [
  "query",
  "export",
  "session",
  "access",
  "source",
  "user",
  "token",
  "link",
  "embed",
  "folder",
  "dashboard",
  "picture",
  "report",
  "semantic",
  "verified",
  "quality",
  "model",
  "network",
  "limit",
  "cache",
  "setup",
  "store",
  "secret",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** One line of the audit, with the names of who did it and where, while account and source exist. */
export const auditEventSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  userEmail: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  requestId: z.string().nullable(),
  sourceId: z.string().nullable(),
  sourceName: z.string().nullable(),
  sourceKind: z.string().nullable(),
  /** What was asked, and the SQL that ran or was refused; null for acts that are no queries. */
  asked: z.string().nullable(),
  sql: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** Which events. `action` is a group ("query") or one act of it ("query.refuse"); `text` stands anywhere in the event. */
export const auditFilterSchema = z.object({
  text: z.string().trim().min(1).max(200).optional(),
  action: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)?$/)
    .max(60)
    .optional(),
  userId: z.string().max(36).optional(),
  sourceId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Query of `GET /api/audit`: a page of events older than the event `before`. */
export const auditQuerySchema = auditFilterSchema.extend({ before: z.uuid().optional() });
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditExportFormats = ["csv", "jsonl"] as const;
/** Query of `GET /api/audit/export`. */
export const auditExportSchema = auditFilterSchema.extend({ format: z.enum(auditExportFormats) });

export const auditPageSchema = z.object({ events: z.array(auditEventSchema), next: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPageSchema>;
