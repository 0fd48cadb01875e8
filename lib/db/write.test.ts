import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { StoreUnreachable } from "@/lib/db/open-store";
import { storeRefusal } from "@/lib/db/write";

const away = { code: "db/unavailable", params: {} };
const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

it("a store that is away is told from other servers that are: by the query that failed, or by the store that did not open", () => {
  expect(storeRefusal(new DrizzleQueryError("select 1", [], refused))).toEqual(away);
  expect(storeRefusal(new StoreUnreachable("could not be opened", { cause: refused }))).toEqual(away);
  expect(storeRefusal(refused)).toBeNull();
  expect(storeRefusal(new Error("a data source", { cause: refused }))).toBeNull();
});

it("a store that another bundle of the application opened fails with classes of that bundle, and is known all the same", () => {
  const { message, query, params } = new DrizzleQueryError("select 1", [], refused);
  const failed = Object.assign(new Error(message, { cause: refused }), { query, params });
  const unreachable = Object.assign(new Error("could not be opened", { cause: refused }), { isOfStore: true });
  expect([failed, unreachable].map(storeRefusal)).toEqual([away, away]);
});
