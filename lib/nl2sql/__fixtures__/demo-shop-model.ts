import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DataType, TableStructure } from "@/lib/source/schema";

const rowCount = 400;
const numbers = (count: number) => Array.from({ length: rowCount }, (_, index) => String((index % count) + 1));
const cycle = (values: readonly string[]) =>
  Array.from({ length: rowCount }, (_, index) => values[index % values.length] ?? null);
const names = (word: string, count: number) => numbers(count).map((number) => `${word} ${number}`);
const days = cycle(["2021-07-04", "2022-03-09", "2022-11-20", "2023-05-17", "2024-02-11", "2024-06-14"]);
const moments = days.map((day) => `${day} 10:30:00`);

type Columns = Readonly<Record<string, readonly [DataType, readonly (string | null)[]]>>;

function table(
  name: string,
  key: string,
  columns: Columns,
  pointsAt: Readonly<Record<string, string>>,
): TableStructure {
  const own = columnOf(key, "integer", numbers(rowCount));
  const rest = Object.entries(columns).map(([column, [type, values]]) => columnOf(column, type, values));
  return tableOf(name, [own, ...rest], {
    primaryKey: [key],
    foreignKeys: Object.entries(pointsAt).map(([column, referencedTable]) => ({
      columns: [column],
      referencedSchema: null,
      referencedTable,
      referencedColumns: [referencedTable === "order_lines" ? "order_line_id" : `${singulars[referencedTable]}_id`],
    })),
  });
}

const singulars: Readonly<Record<string, string>> = {
  categories: "category",
  products: "product",
  stores: "store",
  employees: "employee",
  customers: "customer",
  orders: "order",
};

/** The semantic model of the demo shop as its analysis gives it: same tables, keys and kinds of values, fewer of them. */
export function demoShopModel(): SemanticModel {
  const tables = [
    table(
      "categories",
      "category_id",
      {
        name: ["text", cycle(["Garden", "Kitchen", "Lighting", "Office", "Textiles", "Toys"])],
        description: ["text", names("All about", 6)],
      },
      {},
    ),
    table(
      "products",
      "product_id",
      {
        name: ["text", names("Product", 80)],
        category_id: ["integer", numbers(6)],
        unit_price: ["decimal", cycle(["4.90", "19.00", "129.00"])],
        unit_cost: ["decimal", cycle(["2.10", "9.50", "70.00"])],
        launched_on: ["date", days],
        is_active: ["boolean", cycle(["true", "true", "false"])],
      },
      { category_id: "categories" },
    ),
    table(
      "stores",
      "store_id",
      {
        name: ["text", names("Store", 12)],
        channel: ["text", cycle(["Online", "Store"])],
        city: ["text", cycle(["Berlin", "Paris", "Milan", "Vienna"])],
        country: ["text", cycle(["Germany", "France", "Italy", "Austria"])],
        region: ["text", cycle(["North", "South", "Online"])],
        opened_on: ["date", days],
      },
      {},
    ),
    table(
      "employees",
      "employee_id",
      {
        first_name: ["text", names("Given", 90)],
        last_name: ["text", names("Family", 90)],
        job_title: ["text", cycle(["Sales assistant", "Store manager", "Buyer"])],
        store_id: ["integer", numbers(12)],
        manager_id: ["integer", numbers(20)],
        hired_on: ["date", days],
      },
      { store_id: "stores", manager_id: "employees" },
    ),
    table(
      "customers",
      "customer_id",
      {
        first_name: ["text", names("Given", 300)],
        last_name: ["text", names("Family", 300)],
        email: ["text", numbers(rowCount).map((number) => `person${number}@example.test`)],
        city: ["text", cycle(["Berlin", "Paris", "Milan", "Vienna", "Lyon"])],
        country: ["text", cycle(["Germany", "France", "Italy", "Austria", "France"])],
        segment: ["text", cycle(["Consumer", "Small business", "Corporate"])],
        signed_up_on: ["date", days],
        accepts_newsletter: ["boolean", cycle(["true", "false"])],
      },
      {},
    ),
    table(
      "orders",
      "order_id",
      {
        customer_id: ["integer", numbers(300)],
        store_id: ["integer", numbers(12)],
        employee_id: ["integer", numbers(90)],
        ordered_at: ["timestamp", moments],
        status: ["text", cycle(["Completed", "Processing", "Shipped", "Delivered", "Cancelled"])],
        payment_method: ["text", cycle(["Credit card", "Cash", "Invoice", "Gift card"])],
        promotion: ["text", cycle(["Black Week", "Summer Sale"])],
        shipping_cost: ["decimal", cycle(["0.00", "4.90", "9.90"])],
      },
      { customer_id: "customers", store_id: "stores", employee_id: "employees" },
    ),
    table(
      "order_lines",
      "order_line_id",
      {
        order_id: ["integer", numbers(200)],
        product_id: ["integer", numbers(80)],
        quantity: ["integer", cycle(["1", "2", "4"])],
        unit_price: ["decimal", cycle(["4.90", "19.00", "129.00"])],
        discount_percent: ["integer", cycle(["0", "15", "20"])],
        line_total: ["decimal", cycle(["4.90", "32.30", "412.80"])],
      },
      { order_id: "orders", product_id: "products" },
    ),
    table(
      "returns",
      "return_id",
      {
        order_line_id: ["integer", numbers(200)],
        returned_on: ["date", days],
        quantity: ["integer", cycle(["1", "2"])],
        reason: ["text", cycle(["Changed mind", "Defective", "Wrong item", "Arrived too late"])],
        refund_amount: ["decimal", cycle(["4.90", "32.30"])],
      },
      { order_line_id: "order_lines" },
    ),
  ];
  return buildModel(structureOf(tables), "demo-shop");
}
