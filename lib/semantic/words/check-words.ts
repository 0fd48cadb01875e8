import { looksLikeInstruction } from "@/lib/semantic/words/looks-like-instruction";

const [labelLengthMax, descriptionLengthMax, synonymLengthMax] = [60, 280, 40];
const han = /\p{Script=Han}/u;

type Told = {
  /** Everything that was said to the model: a name or figure that is not in it is made up. */
  readonly prompt: string;
  /** What a text may be in. */
  readonly language: "en" | "zh";
};

/** A label that a model wrote, tidied; null where it cannot be one. */
export function checkedLabel(text: string | null | undefined, told: Told): string | null {
  const label = plain(text);
  if (label === null || label.length > labelLengthMax || /[<>{}`_]|[.!?。！？]$/.test(label)) return null;
  return isSaid(label, told) ? label : null;
}

/** A description that a model wrote; null where it is too long, in another language, speaks to somebody, or tells what it was not told. */
export function checkedDescription(text: string | null | undefined, told: Told): string | null {
  const description = plain(text);
  if (description === null || description.length > descriptionLengthMax || /[<>{}]|https?:|www\./i.test(description)) {
    return null;
  }
  return isSaid(description, told) ? description : null;
}

/** Other words for the same; those that are none are left out. */
export function checkedSynonyms(texts: readonly string[] | null | undefined, told: Told): string[] {
  const checked = (texts ?? []).flatMap((text) => {
    const synonym = checkedLabel(text, told);
    return synonym !== null && synonym.length <= synonymLengthMax ? [synonym] : [];
  });
  return [...new Map(checked.map((synonym) => [synonym.toLowerCase(), synonym])).values()];
}

function isSaid(text: string, { prompt, language }: Told): boolean {
  if (looksLikeInstruction(text)) return false;
  // Abbreviations such as SKU are the same in both languages.
  if (language === "zh" && !han.test(text) && !/^[A-Z0-9 ]{1,8}$/.test(text)) return false;
  if (language === "en" && han.test(text)) return false;
  return inventions(text).every((word) => prompt.toLowerCase().includes(word.toLowerCase()));
}

/** What only a database has: names with underscores or in code quotes, and figures. Small numbers are words ("one of 3 kinds"). */
function inventions(text: string): string[] {
  const names = text.match(/[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu) ?? [];
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  const figures = (text.match(/\d[\d.,]*/g) ?? []).map((figure) => figure.replace(/[.,]+$/, ""));
  return [...names, ...quoted, ...figures.filter((figure) => figure.length > 1)];
}

function plain(text: string | null | undefined): string | null {
  const tidy = text
    ?.normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return tidy === undefined || tidy === "" ? null : tidy;
}
