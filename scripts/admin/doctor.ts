import type { Command } from "./command";

type Finding = { state: "fine" | "warning" | "broken" | "skipped"; what: string; fix: string | null };
type PartReport = { readonly part: string; readonly findings: readonly Finding[] };

const signs = { fine: "✓", warning: "!", broken: "✗", skipped: "–" };

/** Looks at each part and says what puts right what is not. Exit code 1: something has to be put right. */
export const doctorCommand: Command = {
  options: [],
  flags: ["json", "models"],
  async run(_options, { flags }) {
    const reports = await examine(flags.has("models"));
    const all = reports.flatMap(({ findings }) => findings);
    const count = (state: Finding["state"]) => all.filter((finding) => finding.state === state).length;
    const isWell = count("broken") === 0;
    if (flags.has("json")) console.log(JSON.stringify({ ok: isWell, parts: reports }, null, 2));
    else {
      for (const report of reports) print(report);
      console.log(`\n${count("broken")} to be put right, ${count("warning")} worth a look.`);
    }
    return isWell ? 0 : 1;
  },
};

/** Everything else is imported late: a bad environment, which ends the import, is the first thing to be told. */
async function examine(askModels: boolean): Promise<readonly PartReport[]> {
  try {
    await import("@/lib/env");
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "EnvironmentError") throw error;
    const problems = error.message.split("\n").slice(1);
    const fix = "Correct it in .env or the environment; .env.example says what it takes. Then look again.";
    return [{ part: "settings", findings: problems.map((line) => ({ state: "broken", what: line.trim(), fix })) }];
  }
  const { examineInstallation } = await import("@/lib/operations/doctor");
  const settings: PartReport = {
    part: "settings",
    findings: [{ state: "fine", what: "Every variable is understood.", fix: null }],
  };
  return [settings, ...(await examineInstallation({ askModels }))];
}

function print({ part, findings }: PartReport): void {
  for (const [index, { state, what, fix }] of findings.entries()) {
    console.log(`${signs[state]} ${(index === 0 ? part : "").padEnd(12)} ${what}`);
    if (fix !== null) console.log(`  ${"".padEnd(12)} → ${fix}`);
  }
}
