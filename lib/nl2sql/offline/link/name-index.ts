import type { Target } from "@/lib/nl2sql/offline/link/model-index";
import { NameForm, type PhraseScore, type Place, stem, withoutEntity } from "@/lib/nl2sql/offline/link/name-forms";
import { NamesTogether } from "@/lib/nl2sql/offline/link/names-together";
import { yesValue } from "@/lib/nl2sql/offline/resolve/columns";
import { hasHan, nameWords, phraseKey } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What a name stands for, with its place in the order of the model. */
type Found = { readonly order: number; readonly target: Target };
/** What the names of a table's columns may begin with, and the stems that such names begin with. */
type Own = { readonly stems: readonly (readonly string[])[]; readonly heads: ReadonlySet<string> };

/** Room for the columns of one table in the order of places, behind the table itself, its key and its label. */
const ordersPerEntity = 1 << 14;
const labelKeys = [["name"], ["名称"], ["名字"], ["姓名"], ["名"]].map((words) => phraseKey(words.map(stem)));
const fullNameKey = phraseKey(["full", "name"].map(stem));
const idKey = phraseKey(["id"].map(stem));

/**
 * What names mean in one model. Building it only takes the names apart into stems; what a phrase, a part of a name or a name
 * written together stands for is worked out when a question asks for it, and kept. Chinese names wait for the first question
 * in Chinese.
 */
export class NameIndex {
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #joins: readonly Join[];
  readonly #tables = new Map<Entity, NameForm>();
  readonly #forms: NameForm[] = [];
  readonly #columnForms = new Map<string, { labels: readonly string[]; form: NameForm }[]>();
  readonly #byStem = new Map<string, NameForm[]>();
  /** Phrases that hang on a table rather than on a name: its key, its label, its columns without the table's name. */
  readonly #given = new Map<string, Found[]>();
  readonly #together = new NamesTogether();
  readonly #owns = new Map<Entity, Own>();
  readonly #targets = new Map<Place, Target>();
  readonly #words = new Set<string>();
  readonly #measureWords = new Set<string>();
  readonly #phrases = new Map<string, readonly Target[]>();
  readonly #parts = new Map<string, readonly Target[]>();
  #hanWords: Set<string> | null = null;
  #vocabulary: Map<string, string[]> | null = null;
  #pointed: Map<string, string> | null = null;

  constructor(model: SemanticModel, entities: ReadonlyMap<string, Entity>) {
    this.#entities = entities;
    this.#joins = model.joins;
    let order = 0;
    for (const entity of model.entities) {
      if (!entity.hidden) this.#addEntity(entity, order);
      order += ordersPerEntity;
    }
    this.#addMeasures(model, order);
  }

  /** What is called so; `key`: as `phraseKey` makes it. Order: as in the model. */
  phrase(key: string): readonly Target[] | undefined {
    const known = this.#phrases.get(key);
    if (known !== undefined) return known;
    const found = [...(this.#given.get(key) ?? [])];
    for (const form of this.#formsWith(key)) {
      const score = form.phrase(key);
      if (score !== undefined) this.#addCalled(found, form, score);
      this.#addCalledInTheirTable(found, form, key);
    }
    return keep(this.#phrases, key, found);
  }

  /** What one stem is a part of; the score is the share of the name that it covers. Order: as in the model. */
  part(key: string): readonly Target[] | undefined {
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const found: Found[] = [];
    for (const form of this.#formsWith(key)) {
      const share = form.part(key);
      if (share === undefined) continue;
      for (const place of form.places) {
        const target = this.#target(place);
        found.push({ order: place.order, target: { ...target, score: share * target.score } });
      }
    }
    return keep(this.#parts, key, found);
  }

  /** What is called so when its words are run together ("countrylanguage"). Order: as in the model. */
  together(key: string): readonly Target[] | undefined {
    const places = this.#together.places(key);
    if (places.length === 0) return undefined;
    return merged(places.map((place) => ({ order: place.order, target: this.#target(place) })));
  }

  /** Every stem of every name that begins with this letter, for spelling mistakes and abbreviations. */
  vocabulary(initial: string): readonly string[] {
    if (hasHan(initial)) return [...this.hanWords()].filter((word) => word.startsWith(initial));
    if (this.#vocabulary === null) {
      this.#vocabulary = new Map();
      for (const word of new Set([...this.#words, ...this.#measureWords])) {
        const list = this.#vocabulary.get(word.charAt(0));
        if (list === undefined) this.#vocabulary.set(word.charAt(0), [word]);
        else list.push(word);
      }
    }
    return this.#vocabulary.get(initial) ?? [];
  }

  /** The Chinese words of names. */
  hanWords(): ReadonlySet<string> {
    if (this.#hanWords === null) {
      this.#hanWords = new Set([...this.#given.keys()].flatMap((key) => key.split(" ")).filter(hasHan));
      for (const form of this.#forms) this.#addHan(form, this.#hanWords);
    }
    return this.#hanWords;
  }

  /** The table that a column points at by itself; null when it is no foreign key. */
  pointedFrom(entity: string, column: string): string | null {
    if (this.#pointed === null) {
      this.#pointed = new Map();
      for (const { from, to } of this.#joins) {
        const key = `${from.entity}\n${from.columns[0]}`;
        if (from.columns.length === 1 && !this.#pointed.has(key)) this.#pointed.set(key, to.entity);
      }
    }
    return this.#pointed.get(`${entity}\n${column}`) ?? null;
  }

  #addEntity(entity: Entity, order: number): void {
    const form = new NameForm([entity.table, entity.label], [...entity.synonyms], true);
    form.places.push({ order, entity, column: null });
    this.#addForm(form);
    this.#tables.set(entity, form);
    this.#together.add(entity.table, form);
    const target: Target = { kind: "entity", entity: entity.id, column: null, measureId: null, score: 1 };
    const [key] = entity.primaryKey;
    if (entity.primaryKey.length === 1 && key !== undefined) {
      const found: Found = { order: order + 1, target: { ...target, kind: "column", column: key, score: 0.93 } };
      const stemsOfKey = nameWords(key).map(stem);
      const isId = stemsOfKey.length === 1 && stemsOfKey[0] === idKey;
      const phrases = form
        .nameStems()
        .flatMap((stems) => [phraseKey([...stems, idKey]), ...(isId ? [] : [phraseKey([...stems, ...stemsOfKey])])]);
      this.#give(idKey, found);
      for (const phrase of new Set(phrases)) this.#give(phrase, found);
    }
    if (entity.labelColumn !== null) {
      const label: Target = { ...target, kind: "column", column: entity.labelColumn, score: 0.8 };
      for (const phrase of labelKeys) this.#give(phrase, { order: order + 2, target: label });
      this.#give(fullNameKey, { order: order + 2, target: { ...label, score: 0.95 } });
    }
    for (let at = 0; at < entity.columns.length; at += 1) {
      const column = entity.columns[at];
      if (column === undefined || column.hidden) continue;
      this.#formOf(column).places.push({ order: order + 3 + at, entity, column });
    }
  }

  /** Columns that are called alike everywhere share a form. */
  #formOf({ name, label, synonyms }: SemanticColumn): NameForm {
    const known = this.#columnForms.get(name) ?? [];
    const same = known.find(
      ({ labels }) =>
        labels[0] === label &&
        labels.length === synonyms.length + 1 &&
        synonyms.every((synonym, at) => labels[at + 1] === synonym),
    );
    if (same !== undefined) return same.form;
    const form = new NameForm([name, label, ...synonyms], [], false);
    known.push({ labels: [label, ...synonyms], form });
    this.#columnForms.set(name, known);
    this.#addForm(form);
    this.#together.add(name, form);
    return form;
  }

  #addForm(form: NameForm): void {
    this.#forms.push(form);
    for (const word of form.latinStems()) this.#post(word, form);
    for (const word of form.tellingStems()) this.#words.add(word);
  }

  #post(word: string, form: NameForm): void {
    const list = this.#byStem.get(word);
    if (list === undefined) this.#byStem.set(word, [form]);
    else list.push(form);
  }

  #give(key: string, found: Found): void {
    const list = this.#given.get(key);
    if (list === undefined) this.#given.set(key, [found]);
    else list.push(found);
  }

  #addCalled(found: Found[], form: NameForm, score: PhraseScore): void {
    for (const place of form.places) {
      const target = this.#target(place);
      const best = Math.max(score.whole ? target.score : 0, score.part);
      found.push({ order: place.order, target: best === target.score ? target : { ...target, score: best } });
    }
  }

  /** Adds the columns whose name without that of their table is the phrase: "name" for `customer_name` of customers. */
  #addCalledInTheirTable(found: Found[], form: NameForm, key: string): void {
    for (const words of form.variants) {
      const [first = ""] = words;
      if (words.length < 2 || hasHan(first)) continue;
      const head = stem(first);
      for (const place of form.places) {
        const own = this.#own(place.entity);
        const rest = own?.heads.has(head) ? this.#withoutTable(words, place, own) : null;
        if (rest !== null && phraseKey(rest.map(stem)) === key) found.push(this.#shortened(place));
      }
    }
  }

  #withoutTable(words: readonly string[], { column }: Place, { stems }: Own): readonly string[] | null {
    const own = column === null ? words : withoutEntity(words, stems);
    // "on" of `returned_on` is no name.
    const isName = own.some((word) => word.length > 2);
    return isName && own.join(" ").length < words.join(" ").length ? own : null;
  }

  #shortened(place: Place): Found {
    return { order: place.order, target: { ...this.#target(place), score: 0.93 } };
  }

  #own(entity: Entity): Own | undefined {
    let own = this.#owns.get(entity);
    const form = this.#tables.get(entity);
    if (own === undefined && form !== undefined) {
      const stems = form.ownStems();
      own = { stems, heads: new Set(stems.flatMap((words) => [words.at(0) ?? "", words.at(-1) ?? ""])) };
      this.#owns.set(entity, own);
    }
    return own;
  }

  #addHan(form: NameForm, hanWords: Set<string>): void {
    for (const word of form.hanStems()) {
      this.#post(word, form);
      hanWords.add(word);
    }
    for (const words of form.variants) {
      for (const word of words) if (hasHan(word)) hanWords.add(word);
      if (!hasHan(words[0] ?? "")) continue;
      for (const place of form.places) {
        const own = this.#own(place.entity);
        const rest = own === undefined ? null : this.#withoutTable(words, place, own);
        if (rest === null) continue;
        this.#give(phraseKey(rest.map(stem)), this.#shortened(place));
        for (const word of rest) if (hasHan(word)) hanWords.add(word);
      }
    }
  }

  /** Measures with names of their own; counts of rows and sums of one column are read by rule. */
  #addMeasures(model: SemanticModel, start: number): void {
    for (const [at, { id, entity, expression, label, synonyms }] of model.measures.entries()) {
      if (expression === null || id === `${entity}.${withoutQuotes(expression)}.sum`) continue;
      const target: Target = { kind: "measure", entity, column: null, measureId: id, score: 0.97 };
      for (const name of [label, ...synonyms]) {
        const stems = nameWords(name).map(stem);
        if (stems.length > 0) this.#give(phraseKey(stems), { order: start + at, target });
        for (const word of stems) this.#measureWords.add(word);
      }
    }
  }

  /** The forms that hold all stems of a phrase: at least those of its rarest stem. */
  #formsWith(key: string): readonly NameForm[] {
    if (hasHan(key)) this.hanWords();
    let rarest: readonly NameForm[] | undefined;
    for (const word of key.split(" ")) {
      const forms = this.#byStem.get(word);
      if (forms === undefined) return [];
      if (rarest === undefined || forms.length < rarest.length) rarest = forms;
    }
    return rarest ?? [];
  }

  #target(place: Place): Target {
    let target = this.#targets.get(place);
    if (target === undefined) {
      target = this.#makeTarget(place);
      this.#targets.set(place, target);
    }
    return target;
  }

  #makeTarget({ entity, column }: Place): Target {
    if (column === null) return { kind: "entity", entity: entity.id, column: null, measureId: null, score: 1 };
    const pointed = this.#entities.get(this.pointedFrom(entity.id, column.name) ?? "");
    // A foreign key called like the table that it points at: the table is meant.
    const isNamesake = pointed !== undefined && pointed.id !== entity.id && bagOf(column.name) === bagOf(pointed.table);
    return {
      kind: "column",
      entity: entity.id,
      column: column.name,
      measureId: null,
      score: isNamesake ? 0.85 : 1,
      flag: yesValue(column) !== null,
    };
  }
}

const withoutQuotes = (name: string): string => (/^["`]/.test(name) ? name.slice(1, -1) : name);

const bagOf = (name: string): string => phraseKey(nameWords(name).map(stem));

function keep(
  lists: Map<string, readonly Target[]>,
  key: string,
  found: readonly Found[],
): readonly Target[] | undefined {
  if (found.length === 0) return undefined;
  const list = merged(found);
  lists.set(key, list);
  return list;
}

/** In the order of the model, each target once with its best score. */
function merged(found: readonly Found[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { target } of found.toSorted((a, b) => a.order - b.order)) {
    const key = `${target.kind}|${target.entity}|${target.column}|${target.measureId}`;
    const known = targets.get(key);
    if (known === undefined || known.score < target.score) targets.set(key, target);
  }
  return [...targets.values()];
}
