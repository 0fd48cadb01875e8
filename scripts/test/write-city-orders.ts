import { DatabaseSync } from "node:sqlite";

/** Writes a SQLite file of two cities and three orders: Berlin 10 and 20, Paris 40.5. */
export function writeCityOrders(file: string): void {
  const db = new DatabaseSync(file);
  db.exec(`CREATE TABLE cities (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE orders (id INTEGER PRIMARY KEY, city_id INTEGER NOT NULL REFERENCES cities(id), amount REAL NOT NULL);
    INSERT INTO cities VALUES (1, 'Berlin'), (2, 'Paris');
    INSERT INTO orders VALUES (1, 1, 10), (2, 1, 20), (3, 2, 40.5)`);
  db.close();
}
