/**
 * One value per process under a name, kept on globalThis so that development reloads and separately bundled routes share it.
 * For pools, Redis connections and registries; never for data of a viewer.
 */
export function remember<T>(name: string, create: () => T): T {
  const holder = globalThis as { __querent?: Map<string, unknown> };
  holder.__querent ??= new Map();
  const registry = holder.__querent;
  if (!registry.has(name)) registry.set(name, create());
  // The name is the contract: each is used by one module with one type.
  return registry.get(name) as T;
}
