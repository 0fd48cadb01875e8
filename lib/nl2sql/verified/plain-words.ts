/**
 * Words that change nothing of what is asked, so a question is the same with and without them. A word belongs here only when no
 * schema and no condition could mean something by it: "in", "from", "not", "all" do.
 */
export const silentWords: ReadonlySet<string> = new Set(
  "the a an of is are was were be been do does did please there me us thanks thank".split(" "),
);

/** What questions open with, silent only there: in the middle of one, "list" may belong to a list price. */
export const openingWords: ReadonlySet<string> = new Set(
  "hi hello hey ok okay so now please kindly can could would you i we i'd like want need to show give tell me us list display find get fetch see know what whats which".split(
    " ",
  ),
);

/** Chinese is compared sign by sign; these are silent everywhere. */
export const silentHan: ReadonlySet<string> = new Set([..."的了吗呢啊吧请是"]);

export const hanOpening =
  /^(?:请问|请|麻烦|帮我|给我|我想知道|我想看看|我想看|我想|告诉我|显示|列出|列举|查询一下|查询|查看|查一下|展示|看一下|看看|一下|[\s，,：:])+/u;

/** Words that lead to a time and may stand or be missing before it. */
export const timeLeads: ReadonlySet<string> = new Set([
  "in",
  "during",
  "for",
  "over",
  "within",
  "on",
  "of",
  "the",
  "在",
]);

/** What makes a time open at one end ("since March", "before 2024", "between 2020 and …"). */
const opensBefore =
  /(?:since|after|before|until|till|from|through|to|between|by|从|自|到|至|早于|晚于)\s*(?:the |in |on )?$/iu;
const opensAfterBetween = /\bbetween\b.*\band\s*$/iu;
const opensBehind =
  /^(?:\s*(?:onwards?|or (?:later|after|earlier|before)|and (?:later|earlier))\b|(?:之|以)[前后来]|起|至今|到|至|为止)/iu;

/** Whether the words around a stretch of the question open its time at one end. */
export function isOpenTime(question: string, start: number, end: number): boolean {
  const before = question.slice(0, start);
  return opensBefore.test(before) || opensAfterBetween.test(before) || opensBehind.test(question.slice(end));
}
