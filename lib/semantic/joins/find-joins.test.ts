import { describe, expect, it } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import { joinReasonCodes } from "@/lib/semantic/joins/join-reason";
import type { ColumnStructure, TableStructure } from "@/lib/source/schema";
import english from "@/messages/en/reasons.json";
import chinese from "@/messages/zh/reasons.json";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => String(from + at));
/** The values again and again, so that none stands for its row. */
const often = (values: readonly string[]) => [...values, ...values, ...values];

/** Numbers stand for their own hashes. */
const withSketch = (column: ColumnStructure): ColumnStructure => {
  const values = column.statistics?.frequentValues.map(({ value }) => Number(value)) ?? [];
  const sketch = values.toSorted((a, b) => a - b).map((value) => value.toString(36));
  return column.statistics === null ? column : { ...column, statistics: { ...column.statistics, sketch } };
};

const modelOf = (tables: readonly TableStructure[]) => buildModel(structureOf(tables), "s");
const joinsOf = (tables: readonly TableStructure[]) => modelOf(tables).joins.map(({ id }) => id);
const keyed = (name: string, key: string, values: readonly string[], ...more: Parameters<typeof columnOf>[]) =>
  tableOf(name, [columnOf(key, "integer", values), ...more.map((column) => columnOf(...column))], {
    primaryKey: [key],
  });

describe("relationships are found", () => {
  it("where every column begins with a letter of its table", () => {
    const orders = keyed(
      "orders",
      "o_orderkey",
      numbers(1, 9),
      ["o_custkey", "integer", often(["1", "2", "3"])],
      ["o_status", "text", ["F"]],
    );
    const customers = keyed("customer", "c_custkey", numbers(1, 3), ["c_name", "text"], ["c_phone", "text"]);
    expect(joinsOf([orders, customers])).toEqual(["orders.o_custkey->customer.c_custkey"]);
  });

  it("in camel case, with what a role is called before the key", () => {
    const airports = keyed("Airports", "airportId", numbers(1, 5), ["name", "text"]);
    const flights = keyed(
      "Flights",
      "flightId",
      numbers(1, 15),
      ["departureAirportId", "integer", often(numbers(1, 5))],
      ["arrivalAirport", "integer", often(numbers(1, 5))],
    );
    expect(joinsOf([airports, flights])).toEqual([
      "Flights.departureAirportId->Airports.airportId",
      "Flights.arrivalAirport->Airports.airportId",
    ]);
  });

  it("in German and in Chinese", () => {
    const german = [
      keyed("Abteilungen", "AbteilungsNr", numbers(1, 4)),
      keyed("Mitarbeiter", "MitarbeiterNr", numbers(1, 12), ["Abteilung", "integer", often(numbers(1, 4))]),
    ];
    expect(joinsOf(german)).toEqual(["Mitarbeiter.Abteilung->Abteilungen.AbteilungsNr"]);
    const chineseTables = [
      keyed("客户", "客户编号", numbers(1, 4)),
      keyed("订单", "订单编号", numbers(1, 12), ["客户编号", "integer", often(numbers(1, 4))]),
    ];
    expect(joinsOf(chineseTables)).toEqual(["订单.客户编号->客户.客户编号"]);
  });

  it("where tables are called after the part of the system that they belong to", () => {
    const tables = ["shop", "club"].flatMap((part) => [
      keyed(`${part}_members`, "id", numbers(1, 4)),
      keyed(`${part}_visits`, "id", numbers(1, 12), ["member_id", "integer", often(numbers(1, 4))]),
    ]);
    expect(joinsOf(tables)).toEqual([
      "shop_visits.member_id->shop_members.id",
      "club_visits.member_id->club_members.id",
    ]);
  });

  it("between short names of keys and whole ones", () => {
    const merchants = keyed("merchants", "mid", numbers(1, 4));
    const coupons = keyed("coupons", "cid", numbers(1, 12), ["merchant_id", "integer", often(numbers(1, 4))]);
    expect(joinsOf([merchants, coupons])).toEqual(["coupons.merchant_id->merchants.mid"]);
  });

  it("from roles of people, and from one row of a table to another", () => {
    const users = keyed("users", "id", numbers(1, 6), ["invited_by", "integer", often(["1", "2"])]);
    const tasks = keyed(
      "tasks",
      "id",
      numbers(1, 18),
      ["assignee_id", "integer", often(numbers(1, 6))],
      ["parent_task", "integer", often(["1", "2"])],
    );
    expect(joinsOf([users, tasks])).toEqual([
      "users.invited_by->users.id",
      "tasks.assignee_id->users.id",
      "tasks.parent_task->tasks.id",
    ]);
  });

  it("by values alone where they are no running numbers, and an id is said to stand there", () => {
    const pupils = keyed("pupils", "id", numbers(1025, 8));
    const rooms = keyed("rooms", "id", numbers(1, 40));
    const fans = tableOf("fans", [
      columnOf("admirer_id", "integer", often(numbers(1025, 6))),
      columnOf("score", "integer", often(numbers(1025, 6))),
    ]);
    const sketched = [pupils, rooms, fans].map((table) => ({ ...table, columns: table.columns.map(withSketch) }));
    expect(joinsOf(sketched)).toEqual(["fans.admirer_id->pupils.id"]);
  });
});

describe("no relationship is made up", () => {
  it("from counts, positions and words that name a table by chance", () => {
    const orders = keyed("orders", "id", numbers(1, 50));
    const items = keyed(
      "items",
      "id",
      numbers(1, 30),
      ["orders", "integer", often(numbers(1, 9))],
      ["display_order", "integer", often(numbers(1, 9))],
    );
    expect(joinsOf([orders, items])).toEqual([]);
  });

  it("between numbers that identify persons in tables of different people", () => {
    const nurses = keyed("nurses", "nurse_id", numbers(1, 3), ["ssn", "integer", numbers(500, 3)]);
    const patients = keyed("patients", "ssn", numbers(900, 5), ["name", "text"]);
    expect(joinsOf([nurses, patients])).toEqual([]);
  });

  it("from the name of what its number points to already", () => {
    const products = keyed("products", "id", numbers(1, 4), ["product_name", "text", ["tea", "cup", "pot", "jug"]]);
    const lines = keyed(
      "lines",
      "id",
      numbers(1, 12),
      ["product_id", "integer", often(numbers(1, 4))],
      ["product_name", "text", often(["tea", "cup", "pot", "jug"])],
    );
    expect(joinsOf([products, lines])).toEqual(["lines.product_id->products.id"]);
  });

  it("to views, which show what tables hold", () => {
    const customers = keyed("customers", "customer_id", numbers(1, 4));
    const view: TableStructure = { ...keyed("customer", "customer_id", numbers(1, 4)), kind: "view", primaryKey: [] };
    const visits = keyed("visits", "id", numbers(1, 12), ["customer_id", "integer", often(numbers(1, 4))]);
    expect(joinsOf([view, customers, visits])).toEqual(["visits.customer_id->customers.customer_id"]);
  });
});

describe("keys of several columns", () => {
  const course = tableOf("course", [columnOf("course_id", "integer", numbers(1, 3))], { primaryKey: ["course_id"] });
  const section = tableOf(
    "section",
    [
      columnOf("course_id", "integer", often(numbers(1, 3))),
      columnOf("sec_id", "integer", often(["1", "2"])),
      columnOf("room", "text"),
    ],
    { primaryKey: ["course_id", "sec_id"] },
  );
  const attendance = tableOf(
    "attendance",
    ["student_id", "course_id", "sec_id"].map((name) => columnOf(name, "integer", often(["1", "2"]))),
    { primaryKey: ["student_id", "course_id", "sec_id"] },
  );

  it("are pointed to by all of them, and what leads through them is not said twice", () => {
    expect(joinsOf([course, section, attendance])).toEqual([
      "section.course_id->course.course_id",
      "attendance.course_id+sec_id->section.course_id+sec_id",
    ]);
  });

  it("are no target where they only connect two others", () => {
    const shops = keyed("shops", "shop_id", numbers(1, 3));
    const stock = tableOf(
      "stock",
      ["shop_id", "course_id"].map((name) => columnOf(name, "integer", often(["1", "2"]))),
      { primaryKey: ["shop_id", "course_id"] },
    );
    const sales = tableOf(
      "sales",
      ["sale_id", "shop_id", "course_id"].map((name) => columnOf(name, "integer", often(["1", "2"]))),
      { primaryKey: ["sale_id"] },
    );
    expect(joinsOf([course, shops, stock, sales]).filter((id) => id.includes("+"))).toEqual([]);
  });
});

it("a table that holds nothing but two keys, and when they met, only connects", () => {
  const students = keyed("students", "id", numbers(1, 5));
  const clubs = keyed("clubs", "id", numbers(1, 4));
  const columns = [
    columnOf("student_id", "integer", often(numbers(1, 5))),
    columnOf("club_id", "integer", often(numbers(1, 4))),
  ];
  const links = (...more: Parameters<typeof columnOf>[]) =>
    modelOf([students, clubs, tableOf("memberships", [...columns, ...more.map((each) => columnOf(...each))])])
      .entities.filter(({ isLink }) => isLink)
      .map(({ id }) => id);
  expect(links(["created_at", "timestamp"])).toEqual(["memberships"]);
  expect(links(["fee", "decimal"])).toEqual([]);
});

it("an id that points into the table that another column names is no join", () => {
  const comments = tableOf("comments", [
    columnOf("owner_type", "text", often(["Post", "App\\Models\\Photo"])),
    columnOf("owner_id", "integer", often(numbers(1, 4))),
  ]);
  const tables = [keyed("posts", "id", numbers(1, 9)), keyed("photos", "id", numbers(1, 9)), comments];
  const model = modelOf(tables);
  expect(model.joins).toEqual([]);
  expect(model.polymorphicKeys).toMatchObject([
    {
      entity: "comments",
      typeColumn: "owner_type",
      idColumn: "owner_id",
      targets: [
        { value: "App\\Models\\Photo", entity: "photos", column: "id" },
        { value: "Post", entity: "posts", column: "id" },
      ].toSorted((a, b) => (a.entity < b.entity ? 1 : -1)),
    },
  ]);
  const products = tableOf("products", [
    columnOf("post_type", "text", often(["digital", "printed"])),
    columnOf("post_id", "integer", often(numbers(1, 4))),
  ]);
  expect(modelOf([...tables.slice(0, 2), products]).polymorphicKeys).toBeUndefined();
});

it("every reason has a sentence in both languages, and values that bear a name out make it surer", () => {
  for (const code of [...joinReasonCodes, "polymorphic-values", "polymorphic-name"]) {
    expect(english).toHaveProperty(code);
    expect(chinese).toHaveProperty(code);
  }
  const stations = keyed("stations", "id", numbers(700, 6));
  const trip = (values: string[] | null) => keyed("trips", "id", numbers(1, 20), ["end_station_id", "integer", values]);
  const [unseen] = modelOf([stations, trip(null)]).joins;
  const [seen] = modelOf([stations, trip(often(numbers(700, 6)))]).joins;
  expect(unseen?.confidence).toBeLessThan(seen?.confidence ?? 0);
  expect(seen?.reasons?.map(({ code }) => code)).toEqual(["join-ends-with", "join-values-within"]);
});
