import { applyingRules } from "@/lib/access/applying-rules";
import type { RuleDraft } from "@/lib/access/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import { viewUnderRules } from "@/lib/semantic/semantic-view";
import { ownRegion } from "./world-rows";

/** The person who attacks: may ask, belongs to a region, and rules concern them. */
const attacker: Viewer = {
  userId: "00000000-0000-7000-8000-000000000001",
  email: "attacker@example.test",
  name: "Attacker",
  role: "viewer",
  groups: ["sales"],
  attributes: { region: ownRegion },
  locale: "en",
  scopeKey: "attacker",
};

/** The model and the rules with which attacks are judged: rows of another region are kept back, three columns are masked. */
export function attackedView(model: SemanticModel): SemanticView {
  const audience = { roles: [], groups: ["sales"] };
  const drafts: RuleDraft[] = [
    ...["customers", "orders"].map((entity) => ({
      ...{ kind: "row" as const, entity, condition: "region = {{user.region}}" },
      ...audience,
    })),
    { kind: "mask", entity: "customers", column: "email", mask: "hash", ...audience },
    { kind: "mask", entity: "customers", column: "phone", mask: "first-letters", ...audience },
    { kind: "mask", entity: "customers", column: "created_at", mask: "year", ...audience },
  ];
  const rules = drafts.map((draft, index) => ({ ...draft, id: String(index), sourceId: model.sourceId }));
  return viewUnderRules(attacker, model, applyingRules(rules, attacker));
}
