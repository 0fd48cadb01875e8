import type { Join } from "@/lib/semantic/schema";

/** Whether nobody has said yet that an inferred join is right. */
export const isSuggestedJoin = ({ origin, accepted }: Join) => origin === "inferred" && accepted !== true;
