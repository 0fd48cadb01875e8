/**
 * What node is told when it runs the server. On a large machine the space for new objects would grow to 128 MiB, most of which such a
 * server never fills with anything that lives (**Units** of it: MiB), and the heap to four times what lives in it before anything is
 * cleared away, which the system does not get back: half as much again is enough, and costs no answers.
 * Not `--enable-source-maps`: node then reads the map of every bundle at once, which takes a second and a hundred MiB. Names stand in
 * stacks all the same; who wants lines sets NODE_OPTIONS=--enable-source-maps.
 */
export const serverOptions = ["--max-semi-space-size=16", "--heap-growing-percent=50"];
