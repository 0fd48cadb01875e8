import { chineseWords } from "@/lib/semantic/chinese-words";
import { memoiseText } from "@/lib/semantic/memoise-text";
import { chineseTerms } from "@/lib/semantic/words/chinese-terms";

/** Of several English words for the same the one that schemas use most. */
const preferred: ReadonlyMap<string, string> = new Map([
  ["客户", "customer"],
  ["电影", "film"],
  ["收入", "revenue"],
  ["库存", "stock"],
  ["员工", "employee"],
  ["国家", "country"],
  ["地点", "location"],
  ["付款", "payment"],
  ["数量", "quantity"],
  ["问题", "question"],
  ["评论", "comment"],
  ["供应商", "supplier"],
  ["工资", "salary"],
  ["备注", "note"],
  ["姓名", "name"],
  ["编号", "number"],
  ["时间", "time"],
  ["交易", "transaction"],
]);

let english: ReadonlyMap<string, string> | null = null;

function englishWords(): ReadonlyMap<string, string> {
  if (english !== null) return english;
  const words = new Map<string, string>();
  for (const [word, chinese] of [...chineseWords, ...chineseTerms]) if (!words.has(chinese)) words.set(chinese, word);
  english = new Map([...words, ...preferred]);
  return english;
}

const wordLengthMax = 6;

/** What a Chinese name is in English where it can be cut into known words: "订单金额" → "order amount". **Nulls** null where it cannot. */
export const englishNameOf: (name: string) => string | null = memoiseText((name) => {
  if (!/^\p{Script=Han}+$/u.test(name)) return null;
  const words: string[] = [];
  for (let at = 0; at < name.length; ) {
    const word = longestAt(name, at);
    if (word === null) return null;
    words.push(word.english);
    at += word.length;
  }
  return words.join(" ");
});

function longestAt(name: string, at: number): { english: string; length: number } | null {
  for (let length = Math.min(wordLengthMax, name.length - at); length > 0; length -= 1) {
    const found = englishWords().get(name.slice(at, at + length));
    if (found !== undefined) return { english: found, length };
  }
  return null;
}
