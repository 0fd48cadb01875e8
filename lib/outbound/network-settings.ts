import "server-only";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { readSetting, writeSetting } from "@/lib/db/settings";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { type NetworkSettings, type NetworkState, networkSettingsSchema } from "@/lib/outbound/schema";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";

const settingName = "outbound";
/** How long another instance may go by the old answer. */
const keptMs = 5_000;

type Known = { settings: NetworkSettings; readAt: number } | null;
const known = () => remember<{ last: Known }>("network-settings", () => ({ last: null }));

const fixedByEnvironment = () => env.QUERENT_PRIVATE_ADDRESSES === "allow";

/** Whether data sources may stand on private addresses: by the environment, or because an administrator has allowed it. */
export async function privateAddressesAllowed(): Promise<boolean> {
  if (fixedByEnvironment()) return true;
  const { last } = known();
  if (last !== null && Date.now() - last.readAt < keptMs) return last.settings.privateAddresses;
  const settings = (await readSetting(settingName, networkSettingsSchema)) ?? { privateAddresses: false };
  known().last = { settings, readAt: Date.now() };
  return settings.privateAddresses;
}

/** What is allowed now. Access: source:manage. */
export async function networkState(viewer: Viewer): Promise<Result<NetworkState>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  return ok({ privateAddresses: await privateAddressesAllowed(), fixed: fixedByEnvironment() });
}

/** Allows or forbids. It counts for new connections; open ones end with their pool. Access: source:manage. */
export async function changeNetworkSettings(viewer: Viewer, settings: NetworkSettings): Promise<Result<NetworkState>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  await writeSetting(settingName, settings);
  known().last = { settings, readAt: Date.now() };
  await audit(viewer, "network.change", settingName, settings);
  return await networkState(viewer);
}
