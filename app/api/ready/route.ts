import { handle } from "@/lib/http/handle";
import { readiness } from "@/lib/http/readiness";

export const dynamic = "force-dynamic";

/** Whether this instance should get traffic: 200, or 503 when the store does not answer, or the instance still warms up or is stopping. */
export const GET = handle({ route: "/api/ready", access: "public" }, async () => {
  const state = await readiness();
  return Response.json(state, { status: state.status === "unavailable" ? 503 : 200 });
});
