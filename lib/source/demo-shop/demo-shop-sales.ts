import { dayCount } from "./demo-shop-master-data";

const orderCount = 45_000;

/** One row a day: how far through the three years it is, how busy it is, and the promotion that runs. */
const days = (lastDay: string) => `CREATE TEMP TABLE days AS
  WITH calendar AS (
    SELECT (DATE '${lastDay}' - ${dayCount - 1} + i::INTEGER)::DATE AS day, i / ${dayCount - 1}.0 AS t FROM range(${dayCount}) r(i)
  ), promoted AS (
    SELECT day, t, CASE
      WHEN month(day) = 11 AND day(day) BETWEEN 22 AND 30 THEN 'Black Week'
      WHEN month(day) = 7 AND day(day) <= 21 THEN 'Summer Sale'
      WHEN month(day) = 1 AND day(day) BETWEEN 2 AND 15 THEN 'New Year Sale'
      WHEN month(day) = 4 AND day(day) BETWEEN 8 AND 24 THEN 'Garden Weeks' END AS promotion
    FROM calendar
  ), weighted AS (
    SELECT *, (0.72 + 0.62 * t)
      * [0.86, 0.88, 0.90, 0.97, 1.16, 1.34, 0.78][isodow(day)]
      * [0.86, 0.80, 0.92, 0.97, 1.00, 0.98, 1.00, 0.88, 0.97, 1.03, 1.28, 1.62][month(day)]
      * CASE WHEN month(day) = 12 AND day(day) > 24 THEN 0.55 ELSE 1 END
      * CASE promotion WHEN 'Black Week' THEN 1.55 WHEN 'Summer Sale' THEN 1.25 WHEN 'New Year Sale' THEN 1.2 WHEN 'Garden Weeks' THEN 1.08 ELSE 1 END
      * (0.9 + 0.2 * chance(day, 'day')) AS weight
    FROM promoted
  )
  SELECT day, t, promotion, round(${orderCount} * weight / sum(weight) OVER ())::INTEGER AS order_count,
    (SELECT count(*) FROM customers c WHERE c.signed_up_on <= weighted.day) AS customer_count
  FROM weighted`;

/** Each order's customer: earlier customers buy more, and every sixth is a regular. */
const draws = `CREATE TEMP TABLE draws AS
  WITH numbered AS (
    SELECT row_number() OVER (ORDER BY day, k.n)::INTEGER AS id, day, t, promotion, customer_count
    FROM days, unnest(range(order_count)) k(n)
  ), drawn AS (
    SELECT *, 1 + floor(pow(chance(id, 'customer'), 1.2) * customer_count)::INTEGER AS c FROM numbered
  )
  SELECT id, day, t, promotion, CASE WHEN chance(id, 'regular') < 0.38 AND c >= 6 THEN c - c % 6 ELSE c END AS customer_id FROM drawn`;

/** Each order's store: near the customer or online, by the store's weight and course. Weighted draw after Efraimidis and Spirakis. */
const places = `CREATE TEMP TABLE places AS
  SELECT d.id, arg_min(s.store_id, -ln(chance(d.id * 100 + s.store_id, 'store')) / (r.weight
      * CASE r.course WHEN 'declining' THEN 1.35 - 1.15 * d.t WHEN 'growing' THEN 0.65 + 0.75 * d.t ELSE 1 END
      * CASE WHEN s.channel = 'Online' THEN 1 WHEN s.city = c.city THEN 3.2 WHEN s.country = c.country THEN 0.75 ELSE 0.015 END)) AS store_id
  FROM draws d JOIN customers c USING (customer_id) CROSS JOIN stores s JOIN ref_stores r ON r.number = s.store_id
  WHERE s.opened_on <= d.day GROUP BY d.id`;

const insertOrders = (lastDay: string) => `INSERT INTO orders
  WITH staff AS (
    SELECT store_id, list(employee_id ORDER BY employee_id) AS ids FROM employees WHERE store_id IS NOT NULL GROUP BY store_id
  ), placed AS (
    SELECT d.*, s.store_id, s.channel = 'Online' AS is_online, DATE_DIFF('day', d.day, DATE '${lastDay}') AS age
    FROM draws d JOIN places USING (id) JOIN stores s USING (store_id)
  )
  SELECT id, customer_id, placed.store_id, CASE WHEN is_online THEN NULL ELSE pick(staff.ids, chance(id, 'employee')) END,
    day + to_seconds(CASE WHEN is_online THEN 25200 + floor((chance(id, 'hour') + chance(id, 'minute')) / 2 * 59400)
      ELSE 36000 + floor(chance(id, 'hour') * 34200) END::BIGINT),
    CASE WHEN NOT is_online THEN 'Completed' WHEN chance(id, 'cancelled') < 0.045 THEN 'Cancelled'
      WHEN age <= 1 THEN 'Processing' WHEN age <= 5 THEN 'Shipped' ELSE 'Delivered' END,
    CASE WHEN is_online THEN pick(['Credit card', 'Credit card', 'Credit card', 'Mobile wallet', 'Mobile wallet', 'Bank transfer', 'Invoice', 'Gift card'], chance(id, 'payment'))
      ELSE pick(['Debit card', 'Debit card', 'Debit card', 'Credit card', 'Credit card', 'Cash', 'Mobile wallet', 'Gift card'], chance(id, 'payment')) END,
    promotion, CASE WHEN NOT is_online OR chance(id, 'shipping') < 0.55 THEN 0 WHEN chance(id, 'shipping') < 0.9 THEN 4.90 ELSE 9.90 END
  FROM placed LEFT JOIN staff USING (store_id) ORDER BY id`;

/** What a category sells at a time of the year and of the three years. */
const categoryWeight = `(c.weight * CASE c.course
    WHEN 'rising' THEN 0.25 + 3.6 * o.t * o.t
    WHEN 'summer' THEN [0.35, 0.45, 0.8, 1.4, 1.9, 2.0, 1.8, 1.4, 0.8, 0.5, 0.35, 0.3][month(o.day)]
    WHEN 'winter' THEN [0.9, 0.8, 0.75, 0.7, 0.7, 0.7, 0.7, 0.75, 0.9, 1.1, 1.5, 1.9][month(o.day)]
    ELSE 1 END)`;

const lines = `CREATE TEMP TABLE lines AS
  WITH numbered AS (
    SELECT d.id AS order_id, d.day, d.t, d.promotion, u.segment, row_number() OVER (ORDER BY d.id, k.n)::INTEGER AS id
    FROM draws d JOIN customers u USING (customer_id), unnest(range(1 + floor(pow(chance(d.id, 'lines'), 1.5) * 5.6)::INTEGER)) k(n)
  )
  SELECT o.id, any_value(o.order_id) AS order_id, any_value(o.day) AS day, any_value(o.t) AS t, any_value(o.promotion) AS promotion,
    any_value(o.segment) AS segment, arg_min(c.number, -ln(chance(o.id * 100 + c.number, 'category')) / ${categoryWeight}) AS category
  FROM numbered o CROSS JOIN ref_categories c GROUP BY o.id`;

/** The price follows a rise of three percent a year; a product that was not out yet gives way to the first of its category. */
const insertLines = `INSERT INTO order_lines
  WITH wanted AS (
    SELECT l.*, floor(pow(chance(l.id, 'product'), 1.35) * 13)::INTEGER AS place FROM lines l
  ), found AS (
    SELECT w.*, CASE WHEN p.launched_on <= w.day THEN r.number ELSE r.number - r.place END AS product_id
    FROM wanted w JOIN ref_products r ON r.category = w.category AND r.place = w.place JOIN products p ON p.product_id = r.number
  ), priced AS (
    SELECT f.id, f.order_id, f.product_id, round(p.unit_price / pow(1.03, 2 - floor(f.t * 2.999)), 1)::DECIMAL(10, 2) AS price,
      CASE WHEN chance(f.id, 'quantity') < 0.64 THEN 1 WHEN chance(f.id, 'quantity') < 0.86 THEN 2 WHEN chance(f.id, 'quantity') < 0.95 THEN 3 ELSE 4 END
        * CASE f.segment WHEN 'Corporate' THEN 4 WHEN 'Small business' THEN 2 ELSE 1 END AS quantity,
      CASE f.promotion WHEN 'Black Week' THEN 20 WHEN 'Summer Sale' THEN 15 WHEN 'New Year Sale' THEN 15
        WHEN 'Garden Weeks' THEN CASE WHEN c.course = 'summer' THEN 10 ELSE 0 END ELSE 0 END AS promoted,
      CASE WHEN f.segment <> 'Consumer' AND chance(f.order_id, 'contract') < 0.4 THEN 5 ELSE 0 END AS contracted
    FROM found f JOIN products p USING (product_id) JOIN ref_categories c ON c.number = f.category
  )
  SELECT id, order_id, product_id, quantity, price, promoted + contracted,
    round(quantity * price * (100 - promoted - contracted) / 100, 2)
  FROM priced ORDER BY id`;

/** Six in a hundred lines come back within four weeks, more of what is tried on at home. */
const insertReturns = (lastDay: string) => `INSERT INTO returns
  WITH returned AS (
    SELECT l.*, o.ordered_at::DATE + 3 + floor(chance(l.order_line_id, 'returned on') * 24)::INTEGER AS returned_on
    FROM order_lines l JOIN orders o USING (order_id) JOIN products p USING (product_id)
    WHERE o.status IN ('Completed', 'Delivered') AND chance(l.order_line_id, 'returned')
      < CASE p.category_id WHEN 4 THEN 0.10 WHEN 6 THEN 0.09 WHEN 11 THEN 0.075 WHEN 1 THEN 0.015 WHEN 9 THEN 0.025 ELSE 0.055 END
  )
  SELECT row_number() OVER (ORDER BY returned_on, order_line_id), order_line_id, returned_on,
    CASE WHEN quantity > 1 AND chance(order_line_id, 'part') < 0.5 THEN 1 ELSE quantity END AS pieces,
    pick(['Changed mind', 'Changed mind', 'Damaged in transit', 'Defective', 'Wrong item', 'Not as described', 'Arrived too late'], chance(order_line_id, 'reason')),
    round(line_total * CASE WHEN quantity > 1 AND chance(order_line_id, 'part') < 0.5 THEN 1 ELSE quantity END / quantity, 2)
  FROM returned WHERE returned_on <= DATE '${lastDay}' ORDER BY returned_on, order_line_id`;

/** Statements that fill orders, their lines and what came back. **Units** `lastDay`: an ISO date. */
export function salesStatements(lastDay: string): string[] {
  return [days(lastDay), draws, places, insertOrders(lastDay), lines, insertLines, insertReturns(lastDay)];
}
