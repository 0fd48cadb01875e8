import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { verifiedChangeSchema } from "@/lib/nl2sql/schema";
import { rewordVerified } from "@/lib/pipeline/verified-entries";
import { deleteVerifiedQuestion } from "@/lib/semantic/verified-questions";

const route = "/api/sources/[sourceId]/verified-questions/[questionId]";
const params = z.object({ sourceId: z.uuid(), questionId: z.uuid() });

export const PATCH = handle(
  { route, access: "verified:edit", params, body: verifiedChangeSchema },
  ({ viewer, params, body }) => rewordVerified(viewer, params, body),
);

export const DELETE = handle({ route, access: "verified:edit", params }, ({ viewer, params }) =>
  deleteVerifiedQuestion(viewer, { sourceId: params.sourceId, id: params.questionId }),
);
