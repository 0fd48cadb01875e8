import { expect, it } from "vitest";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { openPolicy } from "@/lib/semantic/access-policy";
import { recogniseSql } from "./recognise-sql";

const shop = model([entity("customers", [column("name"), column("city")]), entity("orders", [column("status")])]);

it.each([
  "SELECT name FROM customers",
  "select count(*) from customers;",
  "  -- all of them\nSELECT * FROM customers",
  "WITH a AS (SELECT city FROM customers) SELECT city FROM a",
  "(SELECT name FROM customers)",
  "SELECT * FROM no_such_table",
  "select name, no_such_column from customers",
  "DROP TABLE customers",
  "delete from customers",
  "Update customers set name = 'x'",
  "insert into customers values (1)",
  "SELECT name FROM customers WHERE city =",
  "select * from customers where",
  "select c.name from customers c where c.city = 'Ghent' group",
])("is SQL: %s", (question) => {
  expect(recogniseSql(question, { model: shop, policy: openPolicy })).toMatchObject({
    engine: "sql",
    sql: question,
    plan: null,
  });
});

it.each([
  "select customers from Berlin",
  "select the best customers",
  "with which customers do we earn most",
  "With discounts how did sales develop?",
  "drop in orders by month",
  "update me on the orders of today",
  "create a chart of orders by status",
  "delete rate per city",
  "Select the average price of each product, and the name",
  "Select the name, city from customers",
  "select the cities (in order) of all customers",
  "Select customers with more than 3 orders, sorted by name",
  "With a budget > 10, which customers can we afford?",
  'select every customer whose name is "Ann"',
  "show orders by status",
  "how many customers are there",
])("is a sentence: %s", (question) => {
  expect(recogniseSql(question, { model: shop, policy: openPolicy })).toBeNull();
});
