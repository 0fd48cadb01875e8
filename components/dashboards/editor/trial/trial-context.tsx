"use client";

import { createContext, useContext } from "react";
import type { Look } from "@/lib/dashboard/look/schema";

/** Looking at a draft as others will: which filters are tried. Null: it is only designed. */
export type Trial = { readonly look: Look | null; readonly setLook: (look: Look | null) => void };

/** Outside the designer nothing is tried. */
const TrialContext = createContext<Trial>({ look: null, setLook: () => undefined });

export const TrialProvider = TrialContext.Provider;
export const useTrial = (): Trial => useContext(TrialContext);
