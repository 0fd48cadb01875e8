import "server-only";
import { buildVersion } from "@/lib/telemetry/build-version";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";

/** Adds the version to the metrics. Apart from them: each route's bundle has those, and would have package.json with them. */
export function watchBuild(): void {
  const labels = { version: buildVersion() };
  gaugeWhenAsked(
    {
      name: "querent_build_info",
      help: "Always 1; the version is in the label.",
      labelNames: ["version"],
      overWorkers: "max",
    },
    () => [{ labels, value: 1 }],
  );
}
