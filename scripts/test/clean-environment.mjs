/** The environment for tests: without the developer's settings of Querent, so that a run means the same everywhere. */
export function cleanEnvironment() {
  const ours = /^(QUERENT_(?!TEST_)|DEEPSEEK_|DATABASE_URL$|REDIS_URL$|PORT$|HOST$|NODE_ENV$|LOG_LEVEL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
