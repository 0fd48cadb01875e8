import { createConnection, type RowDataPacket } from "mysql2/promise";
import { type Confirmed, lostOf, type Written } from "@/scripts/faults/editor";
import type { Plan } from "@/scripts/faults/load/outcome";
import type { Instance } from "./instance";

export type Judged = { readonly acknowledged: number; readonly lost: number };

type Asked = {
  readonly confirmed: Readonly<Record<string, Confirmed>>;
  readonly databaseUrl: string;
  readonly instances: readonly Instance[];
  readonly people: Plan["people"];
};

/**
 * How many of the last confirmed words of each dashboard are missing from the store, or from what an instance shows of it; each
 * counts once, wherever it is missing.
 */
export async function judgeEdits({ confirmed, databaseUrl, instances, people }: Asked): Promise<Judged> {
  const stored = await readStored(databaseUrl, Object.keys(confirmed));
  let lost = 0;
  for (const { dashboardId, headers } of people) {
    const edits = confirmed[dashboardId] ?? { title: 0, description: 0, count: 0 };
    const seen = [stored.get(dashboardId)];
    for (const { origin } of instances) seen.push(await readShown(`${origin}/api/dashboards/${dashboardId}`, headers));
    lost += Math.max(...seen.map((written) => lostOf(edits, written)));
  }
  return { acknowledged: Object.values(confirmed).reduce((sum, { count }) => sum + count, 0), lost };
}

async function readStored(databaseUrl: string, ids: readonly string[]): Promise<Map<string, Written>> {
  await using connection = await createConnection({ uri: databaseUrl });
  const [rows] = await connection.query<(RowDataPacket & Written & { id: string })[]>(
    "SELECT id, title, description FROM dashboards WHERE id IN (?)",
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function readShown(url: string, headers: Readonly<Record<string, string>>): Promise<Written> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`afterwards a dashboard is answered with ${response.status}`);
  return (await response.json()) as Written;
}
