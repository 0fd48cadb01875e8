/** The tables of the demo shop, parents first. Every table and every column that needs it says what it holds. */
export const demoShopTables: readonly string[] = [
  `CREATE TABLE categories (
    category_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, description VARCHAR NOT NULL)`,
  `CREATE TABLE products (
    product_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, category_id INTEGER NOT NULL REFERENCES categories (category_id),
    unit_price DECIMAL(10, 2) NOT NULL, unit_cost DECIMAL(10, 2) NOT NULL, launched_on DATE NOT NULL, is_active BOOLEAN NOT NULL)`,
  `CREATE TABLE stores (
    store_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, channel VARCHAR NOT NULL, city VARCHAR, country VARCHAR,
    region VARCHAR NOT NULL, opened_on DATE NOT NULL)`,
  `CREATE TABLE employees (
    employee_id INTEGER PRIMARY KEY, first_name VARCHAR NOT NULL, last_name VARCHAR NOT NULL, job_title VARCHAR NOT NULL,
    store_id INTEGER REFERENCES stores (store_id), manager_id INTEGER REFERENCES employees (employee_id), hired_on DATE NOT NULL)`,
  `CREATE TABLE customers (
    customer_id INTEGER PRIMARY KEY, first_name VARCHAR NOT NULL, last_name VARCHAR NOT NULL, email VARCHAR NOT NULL UNIQUE,
    city VARCHAR NOT NULL, country VARCHAR NOT NULL, segment VARCHAR NOT NULL, signed_up_on DATE NOT NULL,
    accepts_newsletter BOOLEAN NOT NULL)`,
  `CREATE TABLE orders (
    order_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
    store_id INTEGER NOT NULL REFERENCES stores (store_id), employee_id INTEGER REFERENCES employees (employee_id),
    ordered_at TIMESTAMP NOT NULL, status VARCHAR NOT NULL, payment_method VARCHAR NOT NULL, promotion VARCHAR,
    shipping_cost DECIMAL(10, 2) NOT NULL)`,
  `CREATE TABLE order_lines (
    order_line_id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (order_id),
    product_id INTEGER NOT NULL REFERENCES products (product_id), quantity INTEGER NOT NULL, unit_price DECIMAL(10, 2) NOT NULL,
    discount_percent INTEGER NOT NULL, line_total DECIMAL(12, 2) NOT NULL)`,
  `CREATE TABLE returns (
    return_id INTEGER PRIMARY KEY, order_line_id INTEGER NOT NULL REFERENCES order_lines (order_line_id),
    returned_on DATE NOT NULL, quantity INTEGER NOT NULL, reason VARCHAR NOT NULL, refund_amount DECIMAL(12, 2) NOT NULL)`,
];

const tableComments: Record<string, string> = {
  categories: "Groups of products",
  products: "Everything the shop sells or has sold",
  stores: "Places of sale: two online channels and the shops in cities",
  employees: "People who work for the shop, each with the manager they report to",
  customers: "People and companies who have an account",
  orders: "One row an order; what was bought stands in the order lines",
  order_lines: "One row a product in an order; sales are the sum of the line totals",
  returns: "Order lines that came back",
};

const columnComments: Record<string, string> = {
  "products.unit_price": "Today's list price in EUR",
  "products.unit_cost": "What the shop pays for one piece, in EUR",
  "products.is_active": "Still on sale",
  "stores.channel": "Online or Store",
  "stores.region": "Sales region; Online for both online channels",
  "employees.store_id": "Where the employee works; empty for the head office",
  "employees.manager_id": "The employee this one reports to",
  "customers.segment": "Consumer, Small business or Corporate",
  "orders.employee_id": "Who served the customer in the shop; empty for online orders",
  "orders.ordered_at": "When the order was placed, UTC",
  "orders.status": "Completed in shops; Processing, Shipped, Delivered or Cancelled online",
  "orders.promotion": "The promotion that ran, if any",
  "orders.shipping_cost": "What the customer paid for delivery, in EUR",
  "order_lines.unit_price": "Price of one piece when it was ordered, in EUR",
  "order_lines.discount_percent": "Discount on the line in percent",
  "order_lines.line_total": "Sales of the line in EUR after discount",
  "returns.refund_amount": "Money paid back, in EUR",
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const demoShopComments: readonly string[] = [
  ...Object.entries(tableComments).map(([table, comment]) => `COMMENT ON TABLE ${table} IS ${literal(comment)}`),
  ...Object.entries(columnComments).map(([column, comment]) => `COMMENT ON COLUMN ${column} IS ${literal(comment)}`),
];
