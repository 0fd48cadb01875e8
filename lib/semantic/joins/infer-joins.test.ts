import { describe, expect, it } from "vitest";
import { columnOf, shopStructure, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";

const joinsOf = (structure: Parameters<typeof buildModel>[0]) =>
  buildModel(structure, "s").joins.map((join) => `${join.id} ${join.cardinality} ${join.origin}`);

describe("inferred joins", () => {
  it("find the keys of a shop that declares none", () => {
    expect(joinsOf(shopStructure())).toEqual([
      "orders.customer_id->customers.customer_id many-to-one inferred",
      "order_lines.order_id->orders.id many-to-one inferred",
      "order_lines.product_id->products.id many-to-one inferred",
    ]);
  });

  it("leave columns alone that a declared key uses", () => {
    const structure = shopStructure();
    const orders = structure.tables.find((table) => table.name === "orders");
    orders?.foreignKeys.push({
      columns: ["customer_id"],
      referencedSchema: null,
      referencedTable: "CUSTOMERS",
      referencedColumns: ["customer_id"],
    });
    expect(joinsOf(structure).filter((join) => join.startsWith("orders.customer_id"))).toEqual([
      "orders.customer_id->customers.customer_id many-to-one declared",
    ]);
  });

  it("need the values to lie among the key's", () => {
    const people = tableOf("people", [columnOf("id", "integer", ["1", "2", "3"])], { primaryKey: ["id"] });
    const visits = tableOf("visits", [
      columnOf("visit", "integer", ["1"]),
      columnOf("person_id", "integer", ["7", "8"]),
    ]);
    expect(joinsOf(structureOf([people, visits]))).toEqual([]);
  });

  it("need the same type, but where the engine compares text with numbers", () => {
    const people = tableOf("people", [columnOf("id", "integer", ["1", "2", "3"])], { primaryKey: ["id"] });
    const visits = tableOf("visits", [columnOf("visit", "integer", ["1"]), columnOf("person_id", "text", ["1", "2"])]);
    expect(joinsOf(structureOf([people, visits], "postgres"))).toEqual([]);
    expect(joinsOf(structureOf([people, visits], "sqlite"))).toHaveLength(1);
  });

  it("see a table that points to itself", () => {
    const staff = tableOf(
      "staff",
      [columnOf("id", "integer", ["1", "2"]), columnOf("manager_id", "integer", ["1", null])],
      {
        primaryKey: ["id"],
      },
    );
    expect(joinsOf(structureOf([staff]))).toEqual(["staff.manager_id->staff.id many-to-one inferred"]);
  });

  it("see that a shared key is one to one", () => {
    const users = tableOf("users", [columnOf("user_id", "integer", ["1", "2"])], { primaryKey: ["user_id"] });
    const profiles = tableOf(
      "profiles",
      [columnOf("profile_id", "integer", ["1", "2"]), columnOf("user_id", "integer", ["1", "2"])],
      {
        primaryKey: ["profile_id"],
        uniqueKeys: [["user_id"]],
      },
    );
    expect(joinsOf(structureOf([users, profiles]))).toEqual(["profiles.user_id->users.user_id one-to-one inferred"]);
  });

  it("do not join every id to every id", () => {
    const tables = ["alpha", "beta", "gamma"].map((name) =>
      tableOf(name, [columnOf("id", "integer", ["1", "2"]), columnOf("name", "text", ["a", "b"])], {
        primaryKey: ["id"],
      }),
    );
    expect(joinsOf(structureOf(tables))).toEqual([]);
  });

  it("read a declared key of two columns", () => {
    const lines = tableOf("lines", [columnOf("order_id", "integer"), columnOf("no", "integer")], {
      primaryKey: ["order_id", "no"],
    });
    const returns = tableOf(
      "returns",
      [columnOf("id", "integer"), columnOf("order_id", "integer"), columnOf("no", "integer")],
      {
        foreignKeys: [
          {
            columns: ["order_id", "no"],
            referencedSchema: null,
            referencedTable: "lines",
            referencedColumns: ["order_id", "no"],
          },
        ],
      },
    );
    expect(joinsOf(structureOf([lines, returns]))).toEqual([
      "returns.order_id+no->lines.order_id+no many-to-one declared",
    ]);
  });

  it("stay in their schema where several have tables of the same name", () => {
    const tables = ["north", "south"].flatMap((schema) => [
      tableOf("customers", [columnOf("id", "integer", ["1", "2"])], { primaryKey: ["id"], schema }),
      tableOf("orders", [columnOf("no", "integer", ["1"]), columnOf("customer_id", "integer", ["1", "2"])], { schema }),
    ]);
    expect(joinsOf(structureOf(tables, "postgres"))).toEqual([
      "north.orders.customer_id->north.customers.id many-to-one inferred",
      "south.orders.customer_id->south.customers.id many-to-one inferred",
    ]);
  });

  it("see the table that a part of a key is called after", () => {
    const patients = tableOf("patients", [columnOf("ssn", "integer", ["1", "2"])], { primaryKey: ["ssn"] });
    const drugs = tableOf("drugs", [columnOf("code", "integer", ["5", "6"])], { primaryKey: ["code"] });
    const doses = tableOf(
      "doses",
      [columnOf("patient", "integer", ["1", "2"]), columnOf("drug", "integer", ["5"]), columnOf("n", "integer", ["3"])],
      { primaryKey: ["patient", "drug", "n"] },
    );
    expect(joinsOf(structureOf([patients, drugs, doses]))).toEqual([
      "doses.patient->patients.ssn many-to-one inferred",
      "doses.drug->drugs.code many-to-one inferred",
    ]);
  });

  it("look for managers and representatives among the staff", () => {
    const people = (name: string, more: string) =>
      tableOf(name, [columnOf("id", "integer", ["1", "2"]), columnOf(more, "integer", ["1", "2"])], {
        primaryKey: ["id"],
      });
    const tables = [
      people("employees", "reports_to"),
      people("customers", "support_rep_id"),
      people("sites", "manager_id"),
    ];
    expect(joinsOf(structureOf(tables))).toEqual([
      "employees.reports_to->employees.id many-to-one inferred",
      "customers.support_rep_id->employees.id many-to-one inferred",
      "sites.manager_id->employees.id many-to-one inferred",
    ]);
    expect(joinsOf(structureOf(tables.slice(2)))).toEqual([]);
    const workers = tableOf("employees", [columnOf("id", "integer", ["1"]), columnOf("site_id", "integer", ["1"])], {
      primaryKey: ["id"],
    });
    expect(joinsOf(structureOf([workers, ...tables.slice(2)]))).toEqual([
      "employees.site_id->sites.id many-to-one inferred",
    ]);
  });
});
