import { handle } from "@/lib/http/handle";
import { connectSource } from "@/lib/pipeline/connect-source";
import { ok } from "@/lib/result";
import { createSourceSchema } from "@/lib/source/schema";
import { listSources } from "@/lib/source/sources";

const route = "/api/sources";

export const GET = handle({ route, access: "source:view" }, async ({ viewer }) => ok(await listSources(viewer)));

export const POST = handle({ route, access: "source:manage", body: createSourceSchema }, ({ viewer, body }) =>
  connectSource(viewer, body),
);
