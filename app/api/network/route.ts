import { handle } from "@/lib/http/handle";
import { changeNetworkSettings, networkState } from "@/lib/outbound/network-settings";
import { networkSettingsSchema } from "@/lib/outbound/schema";

const route = "/api/network";

/** Where connections of data sources may go. */
export const GET = handle({ route, access: "source:manage" }, ({ viewer }) => networkState(viewer));

/** Allows or forbids private addresses. */
export const PUT = handle({ route, access: "source:manage", body: networkSettingsSchema }, ({ viewer, body }) =>
  changeNetworkSettings(viewer, body),
);
