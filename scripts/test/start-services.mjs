/** `npm run services`: the test servers for a day of development; they run on until the machine stops. */
import { continueOnPinnedNode, ensureInstalled } from "../start/install.mjs";
import { main } from "../start/step.mjs";

await main(async () => {
  await ensureInstalled();
  const code = await continueOnPinnedNode();
  if (code !== null) return code;
  const { ensureServices } = await import("./services.mjs");
  const { env } = await ensureServices();
  for (const [name, value] of Object.entries(env)) console.log(`export ${name}=${value}`);
});
