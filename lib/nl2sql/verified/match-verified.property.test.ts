import fc from "fast-check";
import { expect, it } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { anyPlan } from "@/lib/nl2sql/__fixtures__/any-plan";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { type QueryPlan, queryPlanSchema, type VerifiedQuestion } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import { sourceKinds } from "@/lib/source/schema";
import { propertyRuns } from "@/scripts/test/property-runs";
import { verified, verifiedAt } from "./__fixtures__/verified";
import { candidatesOf } from "./candidates";
import { makeTemplate } from "./make-template";
import { matchVerified } from "./match-verified";
import { at, dayOf, type Place } from "./place";
import { planPlaces } from "./plan-places";
import { readSentence } from "./sentence";
import { sqlPlaces } from "./sql-places";
import { parseSql } from "./sql-tree";
import type { Template } from "./template";

const timeoutMs = 120_000;
const models = sourceKinds.map((kind) => ({ ...demoShopModel(), kind }));
const anyModel = fc.constantFrom(...models);

const anyWord = fc.constantFrom(
  ..."show the orders customers of by city in with more than and not list price 订单 的 数量 城市 top last month since 2023 , ?".split(
    " ",
  ),
);
/** What can stand between quotes of a question and run on every engine, with what breaks out of a careless one. */
const anyQuotable = fc
  .oneof(
    fc.constantFrom(
      "100%",
      "a_b",
      "O'Hara",
      "back\\slash",
      "'; DROP TABLE orders; --",
      "!",
      "%",
      "书",
      "1 = 1",
      "May 5",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  )
  .map((text) => text.trim())
  .filter((text) => /^[^"“”\p{C}\p{Z}]+$/u.test(text.replaceAll(" ", "")) && /[\p{L}\p{N}%!]/u.test(text));

const isQuotable = (text: string) => text.trim() === text && /^[^"“”]+$/u.test(text);

/** A question made of any words and of what its answer compares with. */
function anyQuestionOf(places: readonly Place[]): fc.Arbitrary<string> {
  const mentions = places.flatMap((place) => {
    if (typeof place.value === "number") return place.value < 0 ? [] : [String(place.value)];
    return isQuotable(place.value) && dayOf(place) === null ? [`"${place.value}"`] : [place.value];
  });
  const piece =
    mentions.length === 0 ? anyWord : fc.oneof(anyWord, { weight: 2, arbitrary: fc.constantFrom(...mentions) });
  return fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(" "));
}

const anyStored = anyModel.chain((model) =>
  anyPlan(model)
    .map((plan) => queryPlanSchema.parse(plan))
    .chain((plan: QueryPlan) => {
      const compiled = compilePlan(plan, model);
      if (!compiled.ok) throw new Error(compiled.error.code);
      const sql = compiled.value;
      return fc.boolean().chain((asSql) => {
        const places = asSql ? sqlPlaces(parseSql(sql, model.kind) ?? [], model) : planPlaces(plan);
        return anyQuestionOf(places).map((question) => ({
          model,
          stored: verified(question, { plan: asSql ? null : plan, sql }),
        }));
      });
    }),
);

it(
  "the stored question always matches itself with its own plan or SQL",
  () => {
    fc.assert(
      fc.property(anyStored, ({ model, stored }) => {
        const found = matchVerified(stored.question, [makeTemplate(stored, model)], { model, now: verifiedAt });
        expect(found).toMatchObject({ verified: stored, plan: stored.plan, replaced: [] });
        expect(found?.sql).toBe(stored.sql);
        expect(isCandidate(stored, stored.question, model)).toBe(true);
      }),
      propertyRuns(100),
    );
  },
  timeoutMs,
);

it(
  "what replaces a value arrives as a literal, whatever it holds, and the guard accepts the result",
  () => {
    fc.assert(
      fc.property(anyStored, anyQuotable, ({ model, stored }, text) => {
        const template = makeTemplate(stored, model);
        fc.pre(quotedPlaces(template).length > 0);
        const found = matchVerified(withQuoted(template, text), [template], { model, now: verifiedAt });
        expect(found).not.toBeNull();
        expect(isCandidate(stored, withQuoted(template, text), model)).toBe(true);
        const sql = found?.sql ?? "";
        const checked = checkSql(sql, { policy: openPolicy, model, rowCountMax: 100 });
        if (checkSql(stored.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok)
          expect(checked, sql).toMatchObject({ ok: true });
        for (const place of quotedPlaces(template)) {
          const tree = stored.plan === null ? parseSql(sql, model.kind) : found?.plan;
          expect(literalAt(tree, place)).toBe(place.letterCase === "lower" ? text.toLowerCase() : text);
        }
      }),
      propertyRuns(50),
    );
  },
  timeoutMs,
);

/** Whether the question is held against the verified one at all. */
function isCandidate(stored: VerifiedQuestion, question: string, model: SemanticModel): boolean {
  const { units } = readSentence(question, modelIndex(model), verifiedAt);
  const keys = new Set(units.map(({ key }) => key));
  return candidatesOf([stored], model).every((candidate) => candidate.mayBe(keys));
}

const isQuoted = ({ verified: { question } }: Template, { start, end }: { start: number; end: number }) =>
  question.slice(start, end).startsWith('"');

/** The question with another text between each pair of quotes that a slot stands for. */
function withQuoted(template: Template, text: string): string {
  const { question }: VerifiedQuestion = template.verified;
  return template.stretches
    .filter(({ kind }) => kind === "value")
    .filter((stretch) => isQuoted(template, stretch))
    .toReversed()
    .reduce((asked, { start, end }) => `${asked.slice(0, start)}"${text}"${asked.slice(end)}`, question);
}

const quotedPlaces = (template: Template): Place[] =>
  template.slots.flatMap((slot) => (slot.kind === "value" && slot.text !== "" ? slot.places : []));

/** What stands at a place of the answer now, without what a pattern of SQL wraps it in. */
function literalAt(tree: unknown, { path, around }: Place): unknown {
  const value = at(tree, path);
  if (around === null || typeof value !== "string") return value;
  const inner = value.slice(around.before.length, value.length - around.behind.length);
  const isEscaped = at(tree, around.likePath.concat("escape")) !== null;
  return isEscaped ? inner.replace(/!([!%_])/g, "$1") : inner;
}
