import { z } from "zod";
import { verifyAnswer } from "@/lib/chat/verify-answer";
import { handle } from "@/lib/http/handle";
import { newVerifiedSchema } from "@/lib/nl2sql/schema";
import { listVerifiedEntries } from "@/lib/pipeline/verified-entries";

const route = "/api/sources/[sourceId]/verified-questions";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "source:view", params }, ({ viewer, params }) =>
  listVerifiedEntries(viewer, params.sourceId),
);

/** Makes one of the viewer's own answers the verified one. */
export const POST = handle(
  { route, access: "verified:edit", params, body: newVerifiedSchema },
  ({ viewer, params, body }) => verifyAnswer(viewer, params.sourceId, body),
);
