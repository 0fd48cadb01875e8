import { defineConfig } from "drizzle-kit";

/** Used by `npm run db:generate` alone; the application applies the migrations itself when it starts. */
export default defineConfig({
  dialect: "mysql",
  schema: "./drizzle/schema.mysql.ts",
  out: "./drizzle/migrations/mysql",
});
