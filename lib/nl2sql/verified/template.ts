import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import type { Place } from "@/lib/nl2sql/verified/place";
import type { Span } from "@/lib/nl2sql/verified/sentence";

/** A date that a place holds, as seen from a range of time: its first day, the day after its last, its last, the only day, its year. */
export type TimeEnd = "from" | "to" | "last" | "day" | "year";

type SlotBase = {
  /** Where it stands in the question, once or more often. */
  readonly spans: readonly Span[];
  /** As it was asked. */
  readonly text: string;
};

/** What of a verified question may be something else when it is asked again, and the places of its answer that then change. */
export type Slot = SlotBase &
  (
    | { readonly kind: "value"; readonly places: readonly Place[] }
    | { readonly kind: "number"; readonly places: readonly Place[]; readonly number: number }
    | {
        readonly kind: "time";
        readonly places: readonly (Place & { readonly end: TimeEnd })[];
        readonly from: string;
        readonly to: string;
      }
  );

export type TemplatePart =
  | { readonly kind: "unit"; readonly key: string }
  | { readonly kind: "slot"; readonly slot: number }
  /** A time that stands in the answer in a way that is not understood: it must be the same days again. */
  | { readonly kind: "same-time"; readonly from: string | null; readonly to: string | null };

/** A verified question as new questions are held against it. */
export type Template = {
  readonly verified: VerifiedQuestion;
  readonly parts: readonly TemplatePart[];
  readonly slots: readonly Slot[];
  /** The units of the question as it was asked; slots are stretches of them. */
  readonly stretches: readonly { readonly kind: Slot["kind"]; readonly start: number; readonly end: number }[];
};
