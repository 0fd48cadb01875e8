import "server-only";
import { attributeValues } from "@/lib/access/applying-rules";
import type { AccessRule } from "@/lib/access/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { deriveKey } from "@/lib/secret";
import type { AccessPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import { tableRules } from "@/lib/semantic/table-rules";

/** The policy of a viewer over the whole model, made of the rules that concern them. */
export function viewerPolicy(viewer: Viewer, model: SemanticModel, rules: readonly AccessRule[]): AccessPolicy {
  const values = attributeValues(viewer);
  const tables = [...tableRules(model, rules)].map(([id, { entity, conditions, masks }]) => {
    return [id, { entity, conditions: conditions.map((sql) => ({ sql, values })), masks }] as const;
  });
  return { tables: new Map(tables), maskSalt: deriveKey("mask-salt").toString("base64url") };
}
