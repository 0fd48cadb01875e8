import type { ErrorCode, ErrorParams, Refusal } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";

/** Where the product's sentence sends people to a page, the command line says what to do here. */
const sentencesHere: Partial<Record<ErrorCode, (params: ErrorParams) => string>> = {
  "source/not-found": ({ name = "", known = "" }) =>
    `There is no data source called "${name}". ${known === "" ? "None is connected" : `Connected: ${known}`}. An address begins with mysql://, postgres://, sqlite: or duckdb:.`,
  "source/file": ({ file = "" }) =>
    `The file ${file} cannot be opened. Check its path, and its kind: sqlite: takes SQLite databases; duckdb: takes one .duckdb file or .csv and .parquet files.`,
  "source/not-analysed": () =>
    "This data source has not been analysed, so questions cannot be answered from it. Start the analysis on its page in Querent.",
  "llm/no-key": () => "No language model is connected. Set DEEPSEEK_API_KEY, or use --engine offline.",
  "llm/key-refused": () => "The language model refused the key. Check DEEPSEEK_API_KEY and DEEPSEEK_BASE_URL.",
  "execute/cancelled": () => "Stopped.",
};

/** What a refusal means to somebody at a terminal. */
export function sentenceOf(refusal: Refusal): string {
  return sentencesHere[refusal.code]?.(refusal.params) ?? errorMessage(refusal, "en");
}
