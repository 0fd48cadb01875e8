import { LRUCache } from "lru-cache";
import { z } from "zod";

const routeSchema = z.object({ page: z.string(), regex: z.string() });
/** The part of `.next/routes-manifest.json` that says which pattern answers which path. */
export const routesManifestSchema = z.object({
  staticRoutes: z.array(routeSchema),
  dynamicRoutes: z.array(routeSchema),
});

const knownCountMax = 5_000;
const knownLengthMax = 200;

export type RouteLabel = (pathname: string) => string;

/**
 * Makes the function that names the route pattern of a path for logs and metrics: `/api/dashboards/[dashboardId]`, never
 * the raw path, which holds ids and has no end of values. What nothing answers is "unmatched".
 */
export function makeRouteLabel(
  manifest: z.infer<typeof routesManifestSchema>,
  publicFiles: readonly string[],
): RouteLabel {
  // Fixed paths win over patterns, as in the router; patterns are listed most specific first.
  const routes = [...manifest.staticRoutes, ...manifest.dynamicRoutes].map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }));
  const files = new Set(publicFiles.map((file) => `/${file}`));
  const labelOf = (pathname: string) => {
    if (pathname.startsWith("/_next/") || files.has(pathname)) return "asset";
    const path = pathname.replace(/(\.segments\/.*)?\.rsc$/, "");
    return routes.find(({ pattern }) => pattern.test(path))?.page ?? "unmatched";
  };
  // The same few addresses are asked for again and again, and there are many patterns to try.
  const known = new LRUCache<string, string>({ max: knownCountMax });
  return (pathname) => {
    const found = known.get(pathname);
    if (found !== undefined) return found;
    const label = labelOf(pathname);
    if (pathname.length <= knownLengthMax) known.set(pathname, label);
    return label;
  };
}
