import { expect, it } from "vitest";
import { makeRouteLabel, routesManifestSchema } from "@/lib/http/route-label";

const manifest = routesManifestSchema.parse({
  version: 3,
  staticRoutes: [{ page: "/api/dashboards/new", regex: "^/api/dashboards/new(?:/)?$", routeKeys: {} }],
  dynamicRoutes: [{ page: "/api/dashboards/[dashboardId]", regex: "^/api/dashboards/([^/]+?)(?:/)?$" }],
});
const label = makeRouteLabel(manifest, ["favicon.svg"]);

it("names the pattern and never the path", () => {
  expect(label("/api/dashboards/0192-secret")).toBe("/api/dashboards/[dashboardId]");
  expect(label("/api/dashboards/new")).toBe("/api/dashboards/new");
  expect(label("/api/dashboards/0192.rsc")).toBe("/api/dashboards/[dashboardId]");
  expect(label("/api/dashboards/0192.segments/_tree.segment.rsc")).toBe("/api/dashboards/[dashboardId]");
});

it("has one name each for assets and for everything that nothing answers", () => {
  expect(label("/_next/static/chunks/1.js")).toBe("asset");
  expect(label("/favicon.svg")).toBe("asset");
  for (const path of ["/wp-admin.php", "/api/dashboards", "/api/dashboards/a/b", "//", ""]) {
    expect(label(path)).toBe("unmatched");
  }
});
