import "server-only";
import { remember } from "@/lib/remember";

/** Requests that are counted and logged alike. What is said of each of them is put together once. */
export type AnsweredKind = {
  /** Of the metrics. */
  readonly labels: { readonly method: string; readonly route: string; readonly status: string };
  /** Its part of an access line. */
  readonly logged: string;
  /** Since they were taken last. */
  count: number;
};

type Kinds = Map<string, Map<string, Map<number, AnsweredKind>>>;

const known = (): Kinds => remember("answered-kinds", () => new Map());

/** `route`: a pattern, `method`: one of a list, so that there is an end of kinds. */
export function answeredKind(method: string, route: string, status: number): AnsweredKind {
  return known().get(route)?.get(method)?.get(status) ?? addKind(method, route, status);
}

function addKind(method: string, route: string, status: number): AnsweredKind {
  const kind: AnsweredKind = {
    labels: { method, route, status: String(status) },
    logged: `"method":"${method}","route":${JSON.stringify(route)},"status":${status}`,
    count: 0,
  };
  const ofRoute = known().get(route) ?? new Map<string, Map<number, AnsweredKind>>();
  known().set(route, ofRoute.set(method, (ofRoute.get(method) ?? new Map()).set(status, kind)));
  return kind;
}

/** How many were answered since this was asked last, by kind. */
export function takeAnswered(): readonly Pick<AnsweredKind, "labels" | "count">[] {
  const kinds = [...known().values()].flatMap((ofRoute) => [...ofRoute.values()].flatMap((of) => [...of.values()]));
  return kinds.map((kind) => {
    const { labels, count } = kind;
    kind.count = 0;
    return { labels, count };
  });
}
