import { chineseDrawings } from "@/lib/nl2sql/offline/language/drawings";
import { english } from "@/lib/nl2sql/offline/language/english";
import { compare, extreme, type Phrases, phraseTable, sort } from "@/lib/nl2sql/offline/language/tags";

/** What the phrases of Simplified Chinese do in a question about data. */
export const chineseOnly = phraseTable(
  [
    { tag: "command" },
    "筛选|筛选出|挑选|挑选出|选出|评估|标注|描述|展现|求出|算出|统计出|分析出|展示出|显示出|了解|显示|列出|给出|查询|查看|展示|统计|计算|告诉我|找出|查找|查一下|看看|看|看一下|我想知道|我想看|分析|帮我|请|请问|求|只看|仅看|汇总|比较|对比|列举|获取|输出|返回|画|画出|哪个|哪些|哪位|哪家|哪种|哪几个|什么|谁|分别是|分别有|分别",
  ],
  [
    { tag: "filler" },
    "的|个|名|位|条|件|家|种|类|项|张|笔|款|台|本|次|所|座|元|人民币|美元|岁|是|为|了|吗|呢|啊|吧|一共|总共|共有|情况|数据|信息|这些|那些|这个|那个|它们|他们|其|其中|里|中|内|上|所有|全部|整个|一下|我们|现在|目前|当前|排名|排行|排在|排名在|进行|以及各自|对应的|结果|记录|如何|怎么样|怎样|都|也|还|就|又|再|那么|然后|时|时候|之间的|之间|每一|份|也就是|即|只|仅|仅仅|改成|换成|改为|换为|那|改用|换|改按|其|其中的|出|过|已|已经|曾|曾经|被|使用|采用|购买|参与|参加|获得|进行|产生|创造|自身|自己|自己的|此|上述|单笔|单次|对应|相应|相关|所在|所属|群体|如下|能够|可以|可|需要|但|而|由|对|对于|关于|针对|满足|符合|条件|详情|明细|具体|期间|下|时期|当|是否|处于|达成|发生|出身|来源于|运往|运送|发往|寄往|销往|出现|场|部|首|集|辆|架|艘|列|段|轮|届|颗|栋|间|组|美金|韩元|日元|欧元|英镑|度|公里|千米|米|厘米|毫米|立方厘米|立方米|平方米|平方公里|公斤|千克|克|吨|升|毫升|分钟|秒|水平|值|所有的|整体|全体|总体|每次",
  ],
  [
    { tag: "count" },
    "多少|几个|几|频率|频次|场次|总次数|数量|个数|数|人数|总数|总人数|次数|数目|有多少|有几个|件数|笔数|计数",
  ],
  [{ tag: "aggregate", aggregate: "avg" }, "平均|均值|平均值|平均数|人均|平均的|均"],
  [{ tag: "aggregate", aggregate: "sum" }, "总|总和|总计|合计|之和|求和|总共的|总的|总量|加起来|综合|累加"],
  [{ tag: "aggregate", aggregate: "max" }, "最大值|最高值"],
  [{ tag: "aggregate", aggregate: "min" }, "最小值|最低值"],
  [{ tag: "each" }, "每|每个|每位|每种|每家|每类|每一个|每名|每件|每张|各|各个|各类|各种|各自|各家|不同的每个"],
  [{ tag: "by" }, "按|按照|根据|依据|依照|基于|以"],
  [{ tag: "part", part: "day_of_week" }, "星期几|周几|礼拜几|工作日|按星期|按星期几|按周几|每个星期几"],
  [{ tag: "part", part: "hour_of_day" }, "几点|时段|按时段|小时段|按小时段|每个时段|一天中的小时"],
  [{ tag: "versus" }, "相比|对比|比较|与…相比"],
  [{ tag: "group" }, "分组|划分|分类|细分到"],
  [sort(null), "排序|排列|排|顺序"],
  [sort("asc"), "升序|从低到高|从小到大|从少到多|正序|由低到高|由小到大|升序排列|升序排序|从早到晚"],
  [sort("desc"), "降序|从高到低|从大到小|从多到少|倒序|由高到低|由大到小|降序排列|降序排序|从晚到早"],
  [extreme("desc"), "最高|最大|最多|最好|最强|排名第一|第一名|排第一|居首|位居第一"],
  [extreme("asc"), "最低|最小|最少|最差|最弱"],
  [extreme("desc", null, true), "最常见|最受欢迎|最热门|最常用|最流行"],
  [extreme("desc", "price"), "最贵"],
  [extreme("asc", "price"), "最便宜"],
  [extreme("desc", "time"), "最新|最近|最晚|最后"],
  [extreme("asc", "time"), "最早|最旧"],
  [extreme("desc", "length"), "最长"],
  [extreme("asc", "length"), "最短"],
  [extreme("desc", "age"), "最老|年龄最大|最年长"],
  [extreme("asc", "age"), "最年轻|年龄最小"],
  [{ tag: "top", direction: "desc" }, "前|排名前|排行前|top"],
  [{ tag: "top", direction: "asc" }, "后|倒数|倒数前|排名后"],
  [compare("gt"), "大于|超过|高于|多于|超出|高出|超过了|大过|比…高"],
  [compare("gte"), "大于等于|不少于|不低于|至少|不小于|以上|及以上|起|达到|达"],
  [compare("lt"), "小于|低于|少于|不足|不到|低出"],
  [compare("lte"), "小于等于|不超过|未超过|不高于|至多|最多为|不大于|以下|及以下|以内"],
  [compare("eq"), "等于"],
  [compare("ne"), "不等于|不是|不为|不属于"],
  [compare("gt", "time"), "之后|以后"],
  [compare("lt", "time"), "之前|以前"],
  [{ tag: "between" }, "到|至|与…之间|介于"],
  [{ tag: "pattern", operator: "contains" }, "包含|含有|含|带有"],
  [{ tag: "pattern", operator: "starts_with" }, "开头为|开头是|以…开头|开头"],
  [{ tag: "pattern", operator: "ends_with" }, "结尾为|结尾是|结尾"],
  [{ tag: "and" }, "和|与|及|以及|及其|以及其|和其|与其|、|并|并且|且|而且|但是|同时|还有|跟|连同"],
  [{ tag: "or" }, "或|或者|或是"],
  [{ tag: "comma" }, "，|；|："],
  [{ tag: "stop" }, "。|？|！"],
  [{ tag: "not" }, "不|非|未|不在|不包括|不含|除了|除|排除"],
  [{ tag: "without" }, "没有|没有任何|无|从未|从没有|没|不存在"],
  [{ tag: "preposition", word: "in" }, "在|于|来自|属于|位于|从"],
  [{ tag: "distinct" }, "不同|不同的|去重|去重后|不重复|不重复的|唯一"],
  [{ tag: "have" }, "有|拥有|存在|具有|有过"],
  [{ tag: "grain", grain: "year" }, "每年|按年|逐年|年度|按年份|按年度|各年|各年度|每个年份|每年度"],
  [{ tag: "grain", grain: "quarter" }, "每季度|按季度|逐季|各季度|每个季度|季度"],
  [{ tag: "grain", grain: "month" }, "每月|按月|逐月|月度|按月份|各月|每个月|各月份|分月|每月份"],
  [{ tag: "grain", grain: "week" }, "每周|按周|逐周|各周|每个星期|每星期"],
  [{ tag: "grain", grain: "day" }, "每天|按天|按日|逐日|每日|日度|按日期|各日"],
  [{ tag: "grain", grain: "hour" }, "每小时|按小时"],
  [{ tag: "share" }, "占比|比例|百分比|份额|占总数的比例|占总额的比例|比重"],
  [{ tag: "series", kind: "running_total", yearAgo: false }, "累计|累积|累计值"],
  [{ tag: "series", kind: "moving_average", yearAgo: false }, "移动平均|滑动平均"],
  [{ tag: "series", kind: "growth", yearAgo: false }, "环比|环比增长|环比增长率|增长率|增长|增速"],
  [{ tag: "series", kind: "growth", yearAgo: true }, "同比|同比增长|同比增长率"],
  [{ tag: "chart", chart: "pie" }, "饼图|用饼图|用饼图显示"],
  [{ tag: "chart", chart: "bar" }, "柱状图|条形图|用柱状图|直方图|柱形图"],
  [{ tag: "chart", chart: "line" }, "折线图|趋势图|用折线图|曲线图"],
  [{ tag: "chart", chart: "scatter" }, "散点图"],
  [{ tag: "chart", chart: "table" }, "表格|用表格"],
  ...chineseDrawings,
);

/** Chinese questions name English columns in English, so the English phrases hold too. */
export const chinese: Phrases = new Map([...english, ...chineseOnly]);

/** What a stretch of Chinese is cut along, beside the names of the model. */
export const chineseWords: ReadonlySet<string> = new Set([
  ...chineseOnly.keys(),
  ..."今年|本年|去年|前年|明年|本季度|这个季度|上季度|上个季度|本月|这个月|上月|上个月|下个月|本周|这周|上周|今天|昨天|前天|年|月|日".split(
    "|",
  ),
]);
