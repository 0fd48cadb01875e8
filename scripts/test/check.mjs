/** `npm run check`: what needs no server, in under a minute. */
import { continueOnPinnedNode, ensureInstalled } from "../start/install.mjs";
import { main } from "../start/step.mjs";
import { cleanEnvironment } from "./clean-environment.mjs";
import { quickStages, runStages } from "./stages.mjs";

await main(async () => {
  await ensureInstalled();
  return (await continueOnPinnedNode()) ?? (await runStages(quickStages, cleanEnvironment()));
});
