/** `npm test`: installs what is missing, starts the servers that the tests need, runs every check, stops what it started. */
import { continueOnPinnedNode, ensureInstalled } from "../start/install.mjs";
import { main } from "../start/step.mjs";
import { cleanEnvironment } from "./clean-environment.mjs";

await main(async () => {
  await ensureInstalled();
  const code = await continueOnPinnedNode();
  if (code !== null) return code;
  // These need the packages that were just installed.
  const [{ ensureServices }, { allStages, runStages }] = await Promise.all([
    import("./services.mjs"),
    import("./stages.mjs"),
  ]);
  const services = await ensureServices();
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => services.stop().finally(() => process.exit(130)));
  }
  try {
    return await runStages(allStages, { ...cleanEnvironment(), ...services.env });
  } finally {
    await services.stop();
  }
});
