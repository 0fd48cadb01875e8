import type { Move, Place } from "@/lib/nl2sql/offline/dialogue/move";
import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import {
  chineseClosing,
  chineseMoves,
  chineseOpening,
  chinesePlace,
  chineseRow,
} from "@/lib/nl2sql/offline/language/chinese-moves";
import { english } from "@/lib/nl2sql/offline/language/english";
import {
  englishClosing,
  englishMoves,
  englishOpening,
  englishOrdinal,
  englishPlace,
  type MovePattern,
} from "@/lib/nl2sql/offline/language/english-moves";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";

/** Longer texts say something of their own. */
const lengthMax = 160;

/** Reads a sentence that only says what is to be done with an earlier answer; null when it asks anything else. */
export function readMove(question: string): Move | null {
  if (question.length > lengthMax) return null;
  const isChinese = hasHan(question);
  const text = isChinese ? plainChinese(question) : plainEnglish(question);
  return (
    firstOf(isChinese ? chineseMoves : englishMoves, text) ??
    (isChinese ? chineseChart(text) : englishChart(text)) ??
    (isChinese ? chineseRowIn(question) : englishRowIn(question))
  );
}

/** The opening is dropped only where something is left behind it: "back", "no filter". */
function plainEnglish(question: string): string {
  const text = question
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s?!.,;]+$/, "");
  const opened = text.replace(englishOpening, "").trim();
  const kept = opened === "" ? text : opened;
  const closed = kept.replace(englishClosing, "").trim();
  return closed === "" ? kept : closed;
}

function plainChinese(question: string): string {
  const text = question
    .replace(/\s+/g, "")
    .replace(/[？?！!。.，,；;]+$/, "")
    .toLowerCase();
  const kept = text.replace(chineseOpening, "") || text;
  return kept.replace(chineseClosing, "") || kept;
}

function firstOf(patterns: readonly MovePattern[], text: string): Move | null {
  for (const [pattern, moveOf] of patterns) {
    const match = pattern.exec(text);
    const move = match === null ? null : moveOf(match.slice(1).map((group) => group ?? ""));
    if (move !== null) return move;
  }
  return null;
}

const drawIt =
  /^(?:(?:show|display|draw|plot|make|turn|put|give|change|switch|render|see|convert|present|visuali[sz]e)(?: me| us)?(?: (?:it|that|this|them|these|those|the results?|the same|the data))? )?(?:again )?(?:instead )?(?:(?:as|in|into|to|with|on|using|like) )?(?:an? |the )?/;

/** "make it a pie chart": a drawing that the language knows, and nothing beside it. */
function englishChart(text: string): Move | null {
  const name = text.replace(/ instead$/, "").replace(drawIt, "");
  const isSaid = name !== text || /\b(?:chart|graph|plot)$/.test(name);
  const tag = [`as a ${name}`, `as ${name}`, `${name} chart`, name]
    .map((phrase) => english.get(phrase))
    .find((found) => found?.tag === "chart");
  return isSaid && tag?.tag === "chart" ? { kind: "chart", chart: tag.chart } : null;
}

/** "用表格显示", "换成饼图". */
function chineseChart(text: string): Move | null {
  const name = text
    .replace(/^(?:把(?:它|结果)|用|以|换成|改成|改为|换为|画成|画一?个|显示成|做成|变成|转成|转换为|看|作为)+/, "")
    .replace(/(?:来)?(?:显示|展示|呈现|表示|的?形式|看看|看|画出来|画)+$/, "");
  const tag = chinese.get(name);
  return tag?.tag === "chart" ? { kind: "chart", chart: tag.chart } : null;
}

const rowIn = new RegExp(
  `\\bthe (${englishOrdinal}|last|top|bottom) (?:one|row|entry|item)(?:'s)?\\b|\\b(?:of|for|in|from|by|at|about|with|to) (?:the )?((?:number|row|no\\.?|#) ?\\d{1,3}|(?:the )(?:${englishOrdinal}|last)(?=[\\s?!.]*$))`,
  "i",
);

/** "show the orders of the second one": the question, with a word that points at rows in the place of the row. */
function englishRowIn(question: string): Move | null {
  const match = rowIn.exec(question);
  if (match === null) return null;
  const [whole, one, bare] = match;
  const words = (one ?? bare ?? "").toLowerCase().replace(/^(?:the |number ?|row ?|no\.? ?|# ?)+/, "");
  const word = one === undefined ? `${whole.split(" ")[0]} those` : whole.endsWith("'s") ? "their" : "those";
  return rowMove(
    englishPlace(words),
    `${question.slice(0, match.index)}${word}${question.slice(match.index + whole.length)}`,
  );
}

const chineseRowPattern = new RegExp(`(?:${chineseRow})`);

function chineseRowIn(question: string): Move | null {
  const match = chineseRowPattern.exec(question);
  if (match === null) return null;
  const [whole] = match;
  return rowMove(
    chinesePlace(whole),
    `${question.slice(0, match.index)}这些${question.slice(match.index + whole.length)}`,
  );
}

const rowMove = (place: Place, question: string): Move => ({ kind: "row", place, question });
