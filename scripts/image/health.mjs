/**
 * Whether the server of this container lives: `node health.mjs`. Exit codes: 0 it does, 1 it does not.
 * Not whether store and Redis answer (/api/ready says that): restarting Querent would not bring them back.
 */
const port = process.env.PORT || 3000;
const answered = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(4_000) }).catch(
  (error) => ({ ok: false, status: error.cause?.code ?? error.name }),
);
if (!answered.ok) console.error(`http://127.0.0.1:${port}/api/health: ${answered.status}`);
process.exit(answered.ok ? 0 : 1);
