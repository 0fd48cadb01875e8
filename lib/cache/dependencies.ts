import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { remember } from "@/lib/remember";

/** What an answer was made of, as far as it came through the cache. */
export type Dependencies = {
  /** All that makes it wrong when it is invalidated. */
  readonly tags: ReadonlySet<string>;
  /** The generation of each tag that its values were read under. Nulls: they are not known, or two values disagree. */
  readonly generations: Readonly<Record<string, string>> | null;
  /** How long the first of its values is still fresh; 0 where one of them may not be kept. **Units** milliseconds. */
  readonly freshForMs: number;
};

export type Dependency = {
  readonly tags: readonly string[];
  readonly generations: Readonly<Record<string, string>> | null;
  readonly freshForMs: number;
};

class Gathering implements Dependencies {
  readonly tags = new Set<string>();
  generations: Record<string, string> | null = {};
  freshForMs = Number.POSITIVE_INFINITY;

  constructor(private readonly around: Gathering | undefined) {}

  add(one: Dependency): void {
    this.around?.add(one);
    for (const tag of one.tags) this.tags.add(tag);
    this.freshForMs = Math.min(this.freshForMs, Math.max(0, one.freshForMs));
    if (one.generations === null) this.generations = null;
    for (const [tag, generation] of Object.entries(one.generations ?? {})) {
      if (this.generations === null) return;
      // One of the two is of before an invalidation: what holds both is neither old nor new.
      if ((this.generations[tag] ?? generation) === generation) this.generations[tag] = generation;
      else this.generations = null;
    }
  }
}

const storage = remember("cache-dependencies", () => new AsyncLocalStorage<Gathering>());

/** Runs `work` and notes what it and all that it starts read through the cache. Whoever gathers around it learns of it, too. */
export function gatherDependencies<T>(work: () => T): { readonly outcome: T; readonly dependencies: Dependencies } {
  const gathering = new Gathering(storage.getStore());
  return { outcome: storage.run(gathering, work), dependencies: gathering };
}

/** Notes a value that was read. Does nothing where nobody gathers. */
export function noteDependency(one: Dependency): void {
  storage.getStore()?.add(one);
}

/** Says that what is being made here may not be kept: it holds something that came from elsewhere, or an error. */
export function keepNothingOfThis(): void {
  noteDependency({ tags: [], generations: null, freshForMs: 0 });
}

/** Says that what is being made here holds no longer than this. */
export function lastsAtMost(ms: number): void {
  noteDependency({ tags: [], generations: {}, freshForMs: ms });
}
