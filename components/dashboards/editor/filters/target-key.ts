import { columnKey } from "@/components/dashboards/editor/plan/offered-columns";
import type { FilterTarget } from "@/lib/dashboard/config/schema";

/** A target in one text, for lists that hold texts. */
export function keyOfTarget(target: FilterTarget): string {
  switch (target.kind) {
    case "none":
      return "none";
    case "column":
      return `column:${columnKey(target.column.entity, target.column.column)}`;
    case "output":
      return `output:${target.column}`;
    case "parameter":
      return `parameter:${target.name}`;
  }
}

/** **Nulls** null: by itself, which needs no word. */
export function targetOfKey(key: string): FilterTarget | null {
  const [kind, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  switch (kind) {
    case "output":
      return { kind, column: name };
    case "parameter":
      return { kind, name };
    case "column": {
      const [entity = "", column = ""] = name.split("\n");
      return { kind, column: { entity, column, path: null } };
    }
    default:
      return key === "none" ? { kind: "none" } : null;
  }
}
