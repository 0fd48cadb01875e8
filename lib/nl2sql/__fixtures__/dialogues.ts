/** A turn: the question, then what its SQL holds; with "!" in front, what it does not hold; "chart:pie" the chart; "ask:…" a choice asked back. */
export type Turns = readonly (readonly [string, ...string[]])[];
export type Dialogue = { readonly model: "shop" | "library" | "stores"; readonly name: string; readonly turns: Turns };

const thisYear = "2024-01-01";

export const dialogues: readonly Dialogue[] = [
  {
    model: "shop",
    name: "a figure that is narrowed, drawn, cut, pointed at and taken back",
    turns: [
      ["Revenue by category", `GROUP BY "categories"."name"`],
      ["same for last year", "2023-01-01", `GROUP BY "categories"."name"`],
      ["and for 2022", "2022-01-01", "!2023-12"],
      ["show it as bars", "2022-01-01", "chart:bar"],
      ["only the top 3", "LIMIT 3"],
      ["how about the second one?", `"categories"."name" = 'Kitchen'`, "!LIMIT"],
      ["and the last one?", `"categories"."name" = 'Lighting'`, "!Kitchen"],
      ["now by store", `GROUP BY "stores"."name"`, "Lighting"],
      ["without the filter", `GROUP BY "stores"."name"`, "!Lighting", "!2022"],
      ["go back to the first question", `GROUP BY "categories"."name"`, "!2022"],
    ],
  },
  {
    model: "shop",
    name: "why, and periods beside one another",
    turns: [
      ["Revenue by month in 2024", thisYear, "'month'"],
      ["why did it drop in March?", "ask:Revenue by status in March 2024 compared with February 2024"],
      ["Revenue by status in March 2024 compared with February 2024", "2024-03-01", "2024-02-01", `"orders"."status"`],
      ["and the one before", "'month'", thisYear],
      ["the same period last year", "2023-01-01", "!2024-06"],
      ["compared with the year before", "2023-01-01", "2022-01-01", "growth"],
      ["undo", "2023-01-01", "!2022-01-01"],
      ["what is the total", "!GROUP BY", "2023-01-01"],
      ["what share is that", "100.0", "2023-01-01"],
      ["Number of products", `FROM "products"`, "!2023"],
    ],
  },
  {
    model: "library",
    name: "groups, their rows and the rows of one of them",
    turns: [
      ["Number of loans by genre", `GROUP BY "books"."genre"`],
      ["the other way round", `ORDER BY "number_of_loans",`],
      ["just the first two", "LIMIT 2"],
      ["show the readers of the first one", `"books"."genre" = 'Crime'`, `FROM "readers"`, "!LIMIT"],
      ["of those, which live in Graz?", "'Graz'", "'Crime'"],
      ["how many is that?", "COUNT(*)", "'Graz'", "'Crime'"],
      ["Number of loans by town", `GROUP BY "readers"."town"`, "!Graz"],
      ["in percent", "100.0", `GROUP BY "readers"."town"`],
      ["by year instead", `"loans"."taken_on"`, "!town"],
      ["compared with last year", "LAG"],
    ],
  },
  {
    model: "library",
    name: "a list that is sorted, cut, pointed at and drawn",
    turns: [
      ["List the books with genre Crime", "'Crime'"],
      ["sort them by price", `ORDER BY "books"."price"`],
      ["descending", `ORDER BY "books"."price" DESC`],
      ["only 3", "LIMIT 3", `"price" DESC`],
      ["what is the price of number 2?", `"books"."price"`, `"books"."title" = 'Book 2'`, "!LIMIT"],
      ["and the third?", `"books"."title" = 'Book 3'`, "!Book 2"],
      ["as a table", `"books"."title" = 'Book 3'`, "chart:table"],
      ["remove the genre filter", "!Crime"],
      ["why?", "refused"],
      ["back to the first question", "'Crime'", "!Book 3"],
    ],
  },
  {
    model: "stores",
    name: "数值的筛选、作图、排名与撤销",
    turns: [
      ["按城市统计销售金额", `GROUP BY "门店"."城市"`],
      ["只看2023年", "2023-01-01"],
      ["去年同期", "2022-01-01", "!2023-12"],
      ["换成柱状图", "2022-01-01", "chart:bar"],
      ["只看前两个", "LIMIT 2"],
      ["第二个呢", `"城市" = '成都'`, "!LIMIT"],
      ["那第一个呢", `"城市" = '杭州'`, "!成都"],
      ["按品类看", `GROUP BY "销售"."品类"`, "杭州"],
      ["不要筛选", "!杭州", "!2022"],
      ["占比多少", "100.0"],
    ],
  },
  {
    model: "stores",
    name: "为什么、合计与回到之前",
    turns: [
      ["按品类统计销售金额", `GROUP BY "销售"."品类"`],
      ["反过来", `ORDER BY "total_销售金额",`],
      ["总共多少", "!GROUP BY"],
      ["回到第一个问题", `GROUP BY "销售"."品类"`],
      ["按月看", "%Y-%m"],
      ["为什么下降了", "ask:按门店城市统计2024年2月和2024年1月的销售销售金额总和对比"],
      ["和去年相比", "LAG"],
      ["上一个问题", "%Y-%m", "!LAG"],
      ["平均值而不是总和", "AVG", "%Y-%m"],
      ["用表格显示", "AVG", "chart:table"],
    ],
  },
];
