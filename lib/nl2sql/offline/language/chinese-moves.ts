import { chineseNumber } from "@/lib/nl2sql/offline/language/chinese-number";
import type { MovePattern } from "@/lib/nl2sql/offline/language/english-moves";
import type { MeasureAggregate } from "@/lib/semantic/schema";

const number = "\\d{1,4}|[一二两三四五六七八九十]{1,3}";
const unit = "[个名位条项家行种款]";

const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (chineseNumber(text) ?? 0));

/** "第二个", "最后一个": one row of the result; never "第三季度". */
export const chineseRow = `第(?:${number})${unit}|最后一?${unit}|倒数第一${unit}|头一${unit}|首${unit}`;

export function chinesePlace(text: string): number | "last" {
  if (/^(?:最后|倒数)/.test(text)) return "last";
  const [, counted] = new RegExp(`^第(${number})`).exec(text) ?? [];
  return counted === undefined ? 1 : countOf(counted);
}

export const chineseOpening = /^(?:(?:好的?|嗯|谢谢|请|那么?|然后|现在|再|麻烦|帮我|能不能|可以|给我|让我)[，,\s]*)+/;
export const chineseClosing = /(?:吧|呢|吗|啊|一下|好吗|可以吗|就行|就好|即可|谢谢)+$/;

const without = "(?:不要|去掉|取消|清除|删除|移除|撤销|不加|忽略|不用|不限|不管|除去)";
const aggregates: readonly (readonly [RegExp, MeasureAggregate])[] = [
  [/^平均/, "avg"],
  [/^最[大高]/, "max"],
  [/^最[小低]/, "min"],
  [/^(?:总|合计)/, "sum"],
];

/** As `englishMoves`, for Chinese: the whole sentence, without its openings and closing particles. */
export const chineseMoves: readonly MovePattern[] = [
  [
    /^(?:回到|返回|退回|回)?(?:到)?(?:第一个|最初的?|最开始的?|一开始的?)(?:的)?(?:问题|结果|查询|回答)$/,
    () => ({ kind: "back", to: "first" }),
  ],
  [
    /^(?:回到|返回|退回)(?:到)?(?:上一个|上一步|上一次|上次|前一个|之前|刚才)(?:的)?(?:问题|结果|查询|回答|那个)?$|^(?:上一个|前一个|上一步)(?:问题|结果|查询|回答)?$|^(?:撤销|返回|后退|退回)$/,
    () => ({ kind: "back", to: "before" }),
  ],
  [
    new RegExp(
      `^(?:只|仅|就)?(?:看|要|显示|保留|列出|取|展示)?(排名前|前|最后|后|倒数|最高的?|最低的?|最大的?|最小的?|最多的?|最少的?)(${number})${unit}?$`,
    ),
    ([end = "", text = ""]) => {
      const count = countOf(text);
      if (count < 1 || (end === "最后" && count === 1)) return null;
      if (/^(?:最[低小少]|倒数)/.test(end)) return { kind: "cut", count, end: "worst" };
      return { kind: "cut", count, end: /^(?:最后|后)$/.test(end) ? "last" : "best" };
    },
  ],
  [/^(?:反过来|倒过来|反向|颠倒|反转|倒转)(?:排序|排列|排|看|顺序)?$/, () => ({ kind: "turn", direction: null })],
  [
    /^(?:按|改成|改为|用)?(升序|从低到高|从小到大|从少到多|降序|从高到低|从大到小|从多到少)(?:排序|排列|排)?$/,
    ([word = ""]) => ({ kind: "turn", direction: /^(?:升|从[低小少])/.test(word) ? "asc" : "desc" }),
  ],
  [
    new RegExp(`^${without}(?:所有|全部|任何)?的?(?:筛选|过滤|条件|筛选条件|过滤条件|限制条件)$`),
    () => ({ kind: "drop", what: "filters" }),
  ],
  [
    new RegExp(
      `^${without}(?:年份|月份|年|月|季度|日期|时间|时间范围|日期范围|时间段)(?:的)?(?:筛选|过滤|限制|条件)?$|^(?:所有|全部)(?:时间|年份|月份|日期)(?:的)?$`,
    ),
    () => ({ kind: "drop", what: "time" }),
  ],
  [new RegExp(`^${without}(?:排序|排列)$`), () => ({ kind: "drop", what: "sorting" })],
  [new RegExp(`^${without}(?:分组|拆分|细分)$`), () => ({ kind: "drop", what: "split" })],
  [
    new RegExp(
      `^(?:再)?(?:看|显示|列出|展示)?(?:全部|所有|全部的|所有的|完整的?(?:列表|结果)?)(?:都)?(?:显示|列出|看|结果)?$|^${without}(?:数量)?限制$`,
    ),
    () => ({ kind: "drop", what: "all" }),
  ],
  [
    new RegExp(`^${without}(.+?)的?(?:筛选|过滤|条件|限制)$|^(?:去掉|移除|删除)(.+)$`),
    ([named = "", bare = ""]) => ({ kind: "drop_words", words: named || bare }),
  ],
  [
    new RegExp(`^(?:看看|看|显示|只看)?(${chineseRow})(?:怎么样|如何|的?情况)?$`),
    ([words = ""]) => ({ kind: "row", place: chinesePlace(words), question: null }),
  ],
  [
    /^(?:总共|一共|合计|总计|总数|总和|总额|总量|加起来|全部加起来)(?:是|有)?(?:多少|几个)?$/,
    () => ({ kind: "total" }),
  ],
  [/^(?:这|那)?(?:是|有)?(?:多少|几)[个条名位]?$/, () => ({ kind: "how_many" })],
  [
    /^(?:占比|百分比|比例)(?:是)?(?:多少)?$|^(?:各|分别)?占(?:总[数额体量])?(?:的)?(?:多少|多少比例|多少百分比|比例|百分比|比)$|^(?:用|以|换成|改成|显示成)百分比(?:显示|表示|展示)?$/,
    () => ({ kind: "share" }),
  ],
  [
    /^(?:换成|改成|改为|改看|改用|用|看)(平均值?|最大值?|最高值?|最小值?|最低值?|总和|总计|合计)(?:，?(?:而不是|代替|不要).+)?$|^(平均值?|最大值?|最高值?|最小值?|最低值?|总和|总计|合计)，?(?:而不是|代替|不要).+$/,
    ([changed = "", bare = ""]) => {
      const found = aggregates.find(([pattern]) => pattern.test(changed || bare));
      return found === undefined ? null : { kind: "figure", aggregate: found[1] };
    },
  ],
  [
    /^(?:和|与|跟|同)?(?:去年|上一?年|前一年)(?:同期)?(?:相比|比较|对比|比)(?:怎么样|如何)?$|^同比(?:怎么样|如何|变化|增长)?$/,
    () => ({ kind: "compare", back: "year" }),
  ],
  [
    /^(?:和|与|跟|同)?(?:上一?期|前一期|上一时期|前一个月|前一季度|前一周|上一周期)(?:相比|比较|对比|比)(?:怎么样|如何)?$|^环比(?:怎么样|如何|变化)?$/,
    () => ({ kind: "compare", back: "period" }),
  ],
  [/^(?:看看|看)?(?:去年|上一?年|前一年)同期的?$/, () => ({ kind: "shift", back: "year" })],
  [/^(?:看看|看)?(?:前一个月|前一季度|前一周|前一天|上一期)的?$/, () => ({ kind: "shift", back: "period" })],
  [
    /^(?:但是?)?(?:为什么|为何|为啥|怎么会|什么原因|是什么原因|原因是什么|怎么回事)(.*)$|^(.*?)(?:的)?(?:原因是什么|是什么原因|的原因)$/,
    ([words = "", before = ""]) => ({ kind: "why", words: words || before, direction: directionOf(words || before) }),
  ],
  [
    /^(?:同样|一样)(?:的)?(?:看看?|用于|对于?|针对)?(.+)$|^(.+?)(?:也|同样)(?:看看|看|一样|来一遍|如此)$/,
    ([a = "", b = ""]) => ({ kind: "instead", question: `那${a || b}呢` }),
  ],
];

const directionOf = (words: string): "down" | "up" | null =>
  /[降跌减少低]|下滑|萎缩/.test(words) ? "down" : /[升涨增多高]/.test(words) ? "up" : null;
