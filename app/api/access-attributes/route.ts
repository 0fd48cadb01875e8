import { attributesInUse } from "@/lib/access/attributes-in-use";
import { handle } from "@/lib/http/handle";

/** Which attributes of people the rules of all sources name, for those who give people attributes. */
export const GET = handle({ route: "/api/access-attributes", access: "user:manage" }, ({ viewer }) =>
  attributesInUse(viewer),
);
