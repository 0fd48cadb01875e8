import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { CacheFigures } from "@/components/admin/cache/cache-figures";
import { HotKeys } from "@/components/admin/cache/hot-keys";
import { KindTable } from "@/components/admin/cache/kind-table";
import { type CacheReport, cacheReportSchema } from "@/lib/cache/schema";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { makeQueryClient } from "@/lib/client/query-client";
import { sourcesQuery } from "@/lib/client/sources";
import english from "@/messages/en/admin.json";
import common from "@/messages/en/common.json";
import chinese from "@/messages/zh/admin.json";
import chineseCommon from "@/messages/zh/common.json";

const mebibyte = 1024 * 1024;
const none = { memory: 0, redis: 0, stale: 0 };
const report: CacheReport = cacheReportSchema.parse({
  since: "2026-01-01T00:00:00.000Z",
  memory: { bytes: 5 * mebibyte + 300_000, bytesMax: 64 * mebibyte, entries: 1_234 },
  responses: { bytes: 512, entries: 1, hits: 6, revalidations: 3, misses: 1 },
  redis: { state: "up", usedBytes: 900, maxBytes: null },
  kinds: [
    {
      kind: "query-result",
      entries: 7,
      bytes: 2_048,
      hits: { memory: 99_995, redis: 4, stale: 0 },
      misses: 1,
      freshSeconds: 60,
      staleSeconds: 5_400,
    },
    { kind: "prompt", entries: 0, bytes: 0, hits: none, misses: 0, freshSeconds: 86_400, staleSeconds: 86_400 },
    { kind: "of-a-newer-version", entries: 0, bytes: 0, hits: none, misses: 3, freshSeconds: 45, staleSeconds: 45 },
  ],
  hottest: [],
});

/** What is read, tag by tag. A text that has no words in the language fails. */
function read(locale: "en" | "zh", node: ReactNode): string {
  const client = makeQueryClient();
  client.setQueryData(sourcesQuery().queryKey, []);
  client.setQueryData(dashboardsQuery().queryKey, []);
  const messages = locale === "en" ? { admin: english, common } : { admin: chinese, common: chineseCommon };
  const onError = (error: Error) => {
    throw error;
  };
  const html = renderToString(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={onError}>
        <MantineProvider>{node}</MantineProvider>
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return html
    .replaceAll(/<style.*?<\/style>|<!--.*?-->/gs, "")
    .replaceAll(/<[^>]+>/g, "|")
    .replaceAll(/\|+/g, "|");
}

const table = <KindTable kinds={report.kinds} onClear={() => undefined} />;

it("never calls a rate whole while one read had to wait for its source, and has none where nothing was read", () => {
  const text = read("en", table);
  expect(text).toContain(
    "|Query results|Rows of widgets and answers|99.9%|100,000|7|2 KiB|1 min, at most 90 min|Clear|",
  );
  expect(text).toContain("|Prompts|Wordings that an admin saved|–|0|0|0 B|1 day|Clear|");
});

it("names a kind of another version as it is counted", () => {
  expect(read("en", table)).toContain("|of-a-newer-version|0%|3|0|0 B|45 sec|Clear|");
});

it.each(["en", "zh"] as const)("says in words how full each level is, in %s", (locale) => {
  const said = {
    en: [
      "|5.3 MiB|of 64 MiB|1,234 values: 5.3 MiB|1 ready answer: 512 B|",
      "|90.0%|of requests|6 sent as they were kept|3 unchanged for the reader|1 made anew|",
      "|900 B|No limit is set in Redis|",
    ],
    zh: [
      "|5.3 MiB|共 64 MiB|1,234 个值：5.3 MiB|1 个现成回答：512 B|",
      "|90.0%|的请求|6 次直接发送|3 次对读者未变|1 次重新生成|",
      "|900 B|Redis 未设置上限|",
    ],
  };
  const text = read(locale, <CacheFigures report={report} />);
  for (const words of said[locale]) expect(text).toContain(words);
});

it.each([
  [null, "|Redis|Not set up|Set REDIS_URL to share"],
  [
    { state: "down", usedBytes: null, maxBytes: null },
    "|Redis|Not answering|–|Each instance works from its own memory",
  ],
  [{ state: "up", usedBytes: null, maxBytes: null }, "|Redis|Working|–|It does not say how much it holds."],
  [{ state: "up", usedBytes: 0, maxBytes: 2 * mebibyte }, "|Redis|Working|0 B|of 2 MiB|Of the whole Redis"],
] as const)("says how Redis stands: %j", (redis, words) => {
  expect(read("en", <CacheFigures report={{ ...report, redis }} />)).toContain(words);
});

it("names no dashboard that is not open to the reader, and no source that is gone", () => {
  const hot = { kind: "query-result", hits: 1, bytes: 1, ageSeconds: 1 };
  const text = read(
    "en",
    <HotKeys hottest={[{ ...hot, subject: "SELECT\n  1", sourceId: "gone", dashboardId: "of-somebody" }]} />,
  );
  expect(text).toContain("|Query results|A source that is gone|A dashboard that is not open to you|SELECT 1|1 hit|");
});
