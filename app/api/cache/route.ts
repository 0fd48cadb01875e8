import { cacheReport } from "@/lib/cache/cache-report";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

/** What the cache of this instance holds, and how often it is used. */
export const GET = handle({ route: "/api/cache", access: "cache:manage" }, async () => ok(await cacheReport()));
