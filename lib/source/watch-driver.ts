import "server-only";
import type { Result } from "@/lib/result";
import type { Driver } from "./driver";

/** The same driver; `note` is told what came of each attempt to work with it. */
export function watchDriver(driver: Driver, note: (outcome: Result<unknown>) => void): Driver {
  const noted = async <T>(work: Promise<Result<T>>): Promise<Result<T>> => {
    const outcome = await work;
    note(outcome);
    return outcome;
  };
  return {
    kind: driver.kind,
    test: (signal) => noted(driver.test(signal)),
    introspect: (options) => noted(driver.introspect(options)),
    run: (sql, options) => noted(driver.run(sql, options)),
    estimate: (sql, options) => noted(driver.estimate(sql, options)),
    explain: (sql, options) => noted(driver.explain(sql, options)),
    poolUse: () => driver.poolUse(),
    close: () => driver.close(),
  };
}
