import type { ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { Figure } from "@/lib/pipeline/figures/figure";
import { type KnownFigure, type KnownFigures, knownFigures } from "@/lib/pipeline/figures/known-figures";
import { readDates, type SaidDate } from "@/lib/pipeline/figures/read-dates";
import { readFigures } from "@/lib/pipeline/figures/read-figures";

export type CheckedText = {
  readonly result: ResultSet;
  /** Whether the values of a column may be added up. */
  readonly isAdditive: (column: ResultColumn) => boolean;
  /** The question as it was asked and understood: a text may repeat its dates. */
  readonly said: readonly string[];
};

/**
 * The figures of a text that neither stand in a result nor are computed from it; empty where all do. Numbers in digits and in words,
 * English and Chinese, with rounding as they are written. In a sentence that names rows, a figure of another row counts as invented.
 * What cannot be read for certain counts as invented, too: a text that is refused costs nothing but its style.
 */
export function inventedFigures(text: string, { result, isAdditive, said }: CheckedText): string[] {
  const known = knownFigures(result, isAdditive);
  const question = said.flatMap((one) => readDates(one).dates);
  return sentencesOf(text).flatMap((sentence) => new SentenceCheck(sentence, known, question).invented());
}

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?])\s+|(?<=[。！？；;])|\n+/u).filter((one) => one.trim() !== "");

const rising =
  /\b(?:r[io]se[sn]?|rising|gr[eo]w[nsth]*|increas\w*|gain\w*|climb\w*|up|more|higher|above)\b|增|上升|提高|高出|多/iu;
const falling =
  /\b(?:fell|fall\w*|dropp?\w*|decreas\w*|declin\w*|lost|down|less|fewer|lower|below|shr[aiu]nk\w*)\b|减|下降|降低|下跌|低于|少/iu;
/** Room for sums of binary fractions. */
const exactness = 1e-9;

class SentenceCheck {
  readonly #named: ReadonlySet<number>;

  constructor(
    private readonly sentence: string,
    private readonly known: KnownFigures,
    private readonly question: readonly SaidDate[],
  ) {
    const lower = sentence.normalize("NFKC").toLowerCase();
    const isNamed = (name: string) => lower.includes(name.toLowerCase());
    this.#named = new Set(known.rows.flatMap(({ names }, index) => (names.some(isNamed) ? [index] : [])));
  }

  invented(): string[] {
    const { dates, rest } = readDates(this.#withoutTexts());
    const named = new Set([...this.#named, ...dates.flatMap((date) => this.#rowsAt(date))]);
    return [
      ...dates.filter((date) => !this.#isKnownDate(date)).map(({ text }) => text),
      ...readFigures(rest)
        .filter((figure) => !this.#isKnown(figure, named))
        .map(({ text }) => text),
    ];
  }

  /** Numbers inside names are no figures: "Product 12", "Q4 campaign". */
  #withoutTexts(): string {
    let rest = this.sentence.normalize("NFKC");
    for (const text of this.known.texts) {
      const plain = text.normalize("NFKC");
      rest = rest.replaceAll(
        new RegExp(`(?<![\\p{L}\\d])${escaped(plain)}(?![\\p{L}\\d])|${hanOnly(plain)}`, "giu"),
        " · ",
      );
    }
    return rest;
  }

  #isKnown(figure: Figure, named: ReadonlySet<number>): boolean {
    const { form, value, tolerance } = figure;
    if (form === "vague") return false;
    if (form === "ordinal") return value >= 1 && value <= Math.max(1, this.known.rowCount);
    const fits = this.known.figures.filter(
      (known) =>
        known.form === form &&
        Math.abs(Math.abs(known.value) - value) <= tolerance + exactness * Math.max(1, value) &&
        this.#isInDirection(known),
    );
    // What is made of rows needs them beside it; a cell may also stand where no row is named.
    return fits.some(
      ({ rows }) => rows.every((row) => named.has(row)) || (named.size === 0 && form === "plain" && rows.length === 1),
    );
  }

  #isInDirection({ isChange, value }: KnownFigure): boolean {
    if (!isChange || value === 0) return true;
    const [up, down] = [rising.test(this.sentence), falling.test(this.sentence)];
    return up === down || (value > 0 ? up : down);
  }

  #isKnownDate(date: SaidDate): boolean {
    const isRepeated = this.question.some((asked) =>
      (["year", "quarter", "month", "day"] as const).every(
        (part) => date[part] === undefined || date[part] === asked[part],
      ),
    );
    return isRepeated || this.#rowsAt(date).length > 0;
  }

  #rowsAt(date: SaidDate): number[] {
    return this.known.rows.flatMap(({ times }, index) => (times.some((time) => isAt(time, date)) ? [index] : []));
  }
}

function isAt(time: number, { year, quarter, month, day }: SaidDate): boolean {
  const at = new Date(time);
  const monthOfTime = at.getUTCMonth() + 1;
  return (
    (year === undefined || year === at.getUTCFullYear()) &&
    (quarter === undefined || quarter === Math.ceil(monthOfTime / 3)) &&
    (month === undefined || month === monthOfTime) &&
    (day === undefined || day === at.getUTCDate())
  );
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** Chinese has no spaces around a name. A pattern that fits nothing for others. */
const hanOnly = (text: string): string => (/\p{Script=Han}/u.test(text) ? escaped(text) : "(?!)");
