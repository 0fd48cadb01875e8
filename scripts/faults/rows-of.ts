/** What a dashboard shows, without how old it is and where it came from. */
export function rowsOf(body: Buffer): string {
  const { widgets } = JSON.parse(body.toString("utf8")) as { widgets: { status: string; result?: unknown }[] };
  return JSON.stringify(widgets.map(({ status, result }) => [status, result]));
}
