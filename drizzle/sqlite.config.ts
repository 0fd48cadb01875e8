import { defineConfig } from "drizzle-kit";

/** Used by `npm run db:generate` alone; the application applies the migrations itself when it starts. */
export default defineConfig({
  dialect: "sqlite",
  schema: "./drizzle/schema.sqlite.ts",
  out: "./drizzle/migrations/sqlite",
});
