import { expect, it } from "vitest";
import { canSave, problemOf, workOf } from "@/components/sources/diagram/join/join-at-work";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

const column = (name: string, type: SemanticColumn["type"], unique = false) => ({ name, type, unique });
// Only what the functions read.
const model = {
  entities: [
    { id: "orders", primaryKey: ["id"], columns: [column("id", "integer", true), column("customer_id", "decimal")] },
    { id: "customers", primaryKey: ["id"], columns: [column("id", "integer", true), column("name", "text")] },
    { id: "profiles", primaryKey: ["customer_id"], columns: [column("customer_id", "integer", true)] },
  ],
} as unknown as SemanticModel;

const end = (entity: string, column: string | null = null) => ({ entity, column });

it("takes the side whose values repeat as the one that belongs to the other, whichever way the line was drawn", () => {
  const drawn = { from: { entity: "orders", columns: ["customer_id"] }, to: { entity: "customers", columns: ["id"] } };
  expect(workOf(model, end("orders", "customer_id"), end("customers", "id"))).toMatchObject(drawn);
  expect(workOf(model, end("customers", "id"), end("orders", "customer_id"))).toMatchObject(drawn);
  expect(workOf(model, end("orders", "customer_id"), end("customers"))).toMatchObject(drawn);
});

it("takes two unique sides as one to one", () => {
  expect(workOf(model, end("profiles", "customer_id"), end("customers", "id")).cardinality).toBe("one-to-one");
});

it("refuses what is not complete and what joins a column with itself", () => {
  const work = workOf(model, end("orders", "customer_id"), end("customers", "id"));
  expect(problemOf(model, workOf(model, null, null))).toBe("table");
  expect(problemOf(model, { ...work, from: { entity: "orders", columns: [""] } })).toBe("column");
  const same = { entity: "customers", columns: ["id"] };
  expect(problemOf(model, { ...work, from: same, to: same })).toBe("same");
  expect(canSave("same")).toBe(false);
});

it("warns of types that differ and of a side that would multiply rows, and lets it be saved", () => {
  const work = workOf(model, end("orders", "customer_id"), end("customers", "id"));
  expect(problemOf(model, work)).toBeNull();
  expect(problemOf(model, { ...work, to: { entity: "customers", columns: ["name"] } })).toBe("type");
  const turned = { ...work, from: work.to, to: work.from };
  expect(problemOf(model, turned)).toBe("repeats");
  expect(canSave("repeats") && canSave("type") && canSave(null)).toBe(true);
});
