import { Refused } from "@/lib/guard/refused";

/** `@@version`, `$1`, `:id`, `?`, and `@a := 1`. */
const variableTypes = new Set(["parameter", "placeholder", "session_parameter", "property_e_q"]);

/** Variables of a session outlive the query and tell of the server; parameters have no value here. Fails: guard/variable. */
export function refuseVariable(type: string): void {
  if (variableTypes.has(type)) throw new Refused("guard/variable");
}

/** `@name` and `@@name`, which the parser reads as names. Fails: guard/variable. */
export function refuseVariableName(name: string): void {
  if (name.startsWith("@")) throw new Refused("guard/variable");
}
