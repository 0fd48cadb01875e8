import { z } from "zod";

/** What an administrator allows connections to: value of the setting `outbound` and body of `PUT /api/network`. */
export const networkSettingsSchema = z.object({
  /** Private ranges, this machine itself and unique local addresses. Link-local and metadata addresses are never allowed. */
  privateAddresses: z.boolean(),
});
export type NetworkSettings = z.infer<typeof networkSettingsSchema>;

/** What `GET /api/network` gives. */
export const networkStateSchema = networkSettingsSchema.extend({
  /** The environment decides (`QUERENT_PRIVATE_ADDRESSES=allow`), so that nothing can be changed here. */
  fixed: z.boolean(),
});
export type NetworkState = z.infer<typeof networkStateSchema>;
