"use client";

import { createContext, useContext } from "react";
import type { TableBox } from "@/components/sources/diagram/table-box";
import type { Join, PolymorphicKey } from "@/lib/semantic/schema";

/** What stands in the card beside the diagram. */
export type Picked =
  | { readonly kind: "join"; readonly id: string }
  | { readonly kind: "pointer"; readonly id: string }
  | { readonly kind: "table"; readonly id: string };

/** What the parts of a diagram share, so that its nodes and edges hold nothing but names. */
export type Diagram = {
  readonly boxes: ReadonlyMap<string, TableBox>;
  readonly joins: ReadonlyMap<string, Join>;
  readonly pointers: ReadonlyMap<string, PolymorphicKey>;
  readonly picked: Picked | null;
  readonly canEdit: boolean;
  readonly openTable: (entity: string) => void;
};

export const DiagramContext = createContext<Diagram | null>(null);

export function useDiagram(): Diagram {
  const diagram = useContext(DiagramContext);
  if (diagram === null) throw new Error("useDiagram stands outside a diagram");
  return diagram;
}
