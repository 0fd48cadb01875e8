/**
 * What node is told when it runs the server. Without a bound the space for new objects grows to 128 MiB on a large machine, most of
 * which such a server never fills with anything that lives. **Units** of it: MiB.
 * Not `--enable-source-maps`: node then reads the map of every bundle at once, which takes a second and a hundred MiB. Names stand in
 * stacks all the same; who wants lines sets NODE_OPTIONS=--enable-source-maps.
 */
export const serverOptions = ["--max-semi-space-size=16"];
