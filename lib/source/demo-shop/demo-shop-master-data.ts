import { catalogue } from "./catalogue";
import { firstNames, lastNames } from "./people";
import { countries, stores } from "./places";

const customerCount = 8_000;
/** The orders reach over three years. */
export const dayCount = 1_096;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const list = (values: readonly string[]) => `[${values.map(literal).join(", ")}]`;

/** A list as a temporary table with its place as `number`, by way of JSON. */
function reference(name: string, columns: string, rows: readonly unknown[]): string {
  const shape = literal(`[{${columns}}]`);
  return `CREATE TEMP TABLE ${name} AS
    SELECT row_number() OVER ()::INTEGER AS number, r.* FROM (SELECT unnest(from_json(${literal(JSON.stringify(rows))}, ${shape})) AS r)`;
}

function products(): unknown[] {
  return catalogue.flatMap(({ products: lines }, category) =>
    lines.map((line, place) => {
      const [name, price] = line.split("|");
      return { category: category + 1, place, name, price };
    }),
  );
}

/**
 * Chance by hash: the same number for the same row and purpose, on any number of threads, and none of it from a clock.
 * Source: DuckDB's hash() is stable within a version; the shop is made anew by each.
 */
const macros = [
  "CREATE TEMP MACRO chance(i, purpose) AS (hash(i, purpose) % 1000000007) / 1000000007.0",
  "CREATE TEMP MACRO pick(choices, share) AS choices[1 + floor(share * len(choices))::INTEGER]",
  `CREATE TEMP MACRO first_name_of(i) AS pick(${list(firstNames)}, chance(i, 'first name'))`,
  `CREATE TEMP MACRO last_name_of(i) AS pick(${list(lastNames)}, chance(i, 'last name'))`,
];

const references = [
  reference(
    "ref_categories",
    '"name": "VARCHAR", "description": "VARCHAR", "weight": "DOUBLE", "course": "VARCHAR"',
    catalogue.map(({ name, description, weight, course }) => ({ name, description, weight, course })),
  ),
  reference(
    "ref_products",
    '"category": "INTEGER", "place": "INTEGER", "name": "VARCHAR", "price": "DECIMAL(10,2)"',
    products(),
  ),
  reference(
    "ref_stores",
    '"name": "VARCHAR", "channel": "VARCHAR", "city": "VARCHAR", "country": "VARCHAR", "region": "VARCHAR", "weight": "DOUBLE", "course": "VARCHAR", "openedDaysAgo": "INTEGER"',
    stores,
  ),
  reference("ref_countries", '"name": "VARCHAR", "weight": "DOUBLE", "cities": ["VARCHAR"]', countries),
];

const insertProducts = (lastDay: string) => `INSERT INTO products
  SELECT number, name, category, price, round(price * (0.42 + 0.2 * chance(number, 'cost')), 2),
    -- Two in a category are new within the three years; the orders know the same two by their place.
    DATE '${lastDay}' - CASE WHEN place IN (7, 12) THEN 250 + floor(500 * chance(number, 'launch'))::INTEGER
      ELSE ${dayCount} + 60 + floor(1500 * chance(number, 'launch'))::INTEGER END,
    place <> 11 OR chance(category, 'retired') > 0.5
  FROM ref_products ORDER BY number`;

const insertStores = (lastDay: string) => `INSERT INTO stores
  SELECT number, name, channel, city, country, region, DATE '${lastDay}' - openedDaysAgo FROM ref_stores ORDER BY number`;

/** Staff of a shop that opened before the three years was hired before them; a new shop's before it opened. */
const hiredOn = (id: string) =>
  `s.opened_on - 20 + floor(chance(${id}, 'hired') * least(900, greatest(0, DATE_DIFF('day', s.opened_on, first_day.day) - 30)))::INTEGER`;

/** One statement a level, because a row can only name a manager who is already there. */
function insertEmployees(lastDay: string): string[] {
  const firstDay = `(SELECT DATE '${lastDay}' - ${dayCount} AS day) first_day`;
  return [
    `INSERT INTO employees SELECT 1, first_name_of(-1), last_name_of(-1), 'Managing Director', NULL, NULL, DATE '${lastDay}' - 4600`,
    `INSERT INTO employees
      SELECT 1 + row_number() OVER (ORDER BY region), first_name_of(-50 - row_number() OVER (ORDER BY region)),
        last_name_of(-50 - row_number() OVER (ORDER BY region)), 'Regional Manager, ' || region, NULL, 1, min(opened_on) - 30
      FROM stores GROUP BY region`,
    `INSERT INTO employees
      SELECT 20 + s.store_id, first_name_of(-100 - s.store_id), last_name_of(-100 - s.store_id),
        CASE WHEN s.channel = 'Online' THEN 'Channel Manager' ELSE 'Store Manager' END, s.store_id,
        e.employee_id, s.opened_on - 25
      FROM stores s JOIN employees e ON e.job_title = 'Regional Manager, ' || s.region ORDER BY s.store_id`,
    `INSERT INTO employees
      SELECT 40 + row_number() OVER (ORDER BY s.store_id, k.n), first_name_of(-1000 - s.store_id * 10 - k.n),
        last_name_of(-1000 - s.store_id * 10 - k.n),
        CASE WHEN s.channel = 'Online' THEN 'Customer Support' WHEN k.n = 1 THEN 'Deputy Manager' ELSE 'Sales Assistant' END,
        s.store_id, 20 + s.store_id, ${hiredOn("s.store_id * 10 + k.n")}
      FROM stores s, ${firstDay}, (SELECT unnest(range(1, 6)) AS n) k ORDER BY s.store_id, k.n`,
  ];
}

/** Numbered in the order in which they signed up, so that an order can draw from those who had. More come as time goes by. */
const insertCustomers = (lastDay: string) => `INSERT INTO customers
  WITH drawn AS (
    SELECT i, DATE '${lastDay}' - floor(pow(chance(i, 'signed up'), 1.25) * ${dayCount + 400})::INTEGER AS signed_up_on FROM range(${customerCount}) t(i)
  ), numbered AS (
    SELECT row_number() OVER (ORDER BY signed_up_on, i)::INTEGER AS id, signed_up_on FROM drawn
  ), placed AS (
    SELECT n.id, any_value(n.signed_up_on) AS signed_up_on, arg_min(c.number, -ln(chance(n.id * 100 + c.number, 'country')) / c.weight) AS country
    FROM numbered n, ref_countries c GROUP BY n.id
  )
  SELECT p.id, first_name_of(p.id), last_name_of(p.id),
    lower(strip_accents(first_name_of(p.id) || '.' || last_name_of(p.id))) || p.id || '@example.com',
    pick(c.cities, pow(chance(p.id, 'city'), 1.8)), c.name,
    CASE WHEN chance(p.id, 'segment') < 0.80 THEN 'Consumer' WHEN chance(p.id, 'segment') < 0.95 THEN 'Small business' ELSE 'Corporate' END,
    p.signed_up_on, chance(p.id, 'newsletter') < 0.43
  FROM placed p JOIN ref_countries c ON c.number = p.country ORDER BY p.id`;

/** Statements that fill everything but orders. **Units** `lastDay`: an ISO date. */
export function masterDataStatements(lastDay: string): string[] {
  return [
    ...macros,
    ...references,
    "INSERT INTO categories SELECT number, name, description FROM ref_categories ORDER BY number",
    insertProducts(lastDay),
    insertStores(lastDay),
    ...insertEmployees(lastDay),
    insertCustomers(lastDay),
  ];
}
