/**
 * What node is told when it runs the server. Without a bound the space for new objects grows to 128 MiB on a large machine, most of
 * which such a server never fills with anything that lives. **Units** of it: MiB.
 */
export const serverOptions = ["--enable-source-maps", "--max-semi-space-size=16"];
