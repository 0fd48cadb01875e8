import { expect, it } from "vitest";
import { timeLimitStatement } from "./mysql-time-limit";

it("counts MySQL's limit in milliseconds", () => {
  expect(timeLimitStatement("8.0.36", 30_000)).toBe("SET SESSION max_execution_time = 30000");
  expect(timeLimitStatement("8.4.0-0ubuntu1", 400)).toBe("SET SESSION max_execution_time = 400");
  expect(timeLimitStatement("5.7.8", 1_000)).toBe("SET SESSION max_execution_time = 1000");
});

it("counts MariaDB's limit in seconds, whichever way it announces itself", () => {
  expect(timeLimitStatement("10.11.6-MariaDB-0+deb12u1", 30_000)).toBe("SET SESSION max_statement_time = 30");
  expect(timeLimitStatement("5.5.5-10.6.18-MariaDB", 400)).toBe("SET SESSION max_statement_time = 0.4");
  expect(timeLimitStatement("11.4.2-MariaDB", 1_500)).toBe("SET SESSION max_statement_time = 1.5");
});

it("treats servers that follow MySQL like MySQL", () => {
  expect(timeLimitStatement("8.0.11-TiDB-v8.1.0", 2_000)).toBe("SET SESSION max_execution_time = 2000");
});

it("leaves servers without such a limit to the driver's own clock", () => {
  expect(timeLimitStatement("5.7.7", 1_000)).toBeNull();
  expect(timeLimitStatement("5.6.51", 1_000)).toBeNull();
  expect(timeLimitStatement("10.0.38-MariaDB", 1_000)).toBeNull();
  expect(timeLimitStatement("", 1_000)).toBeNull();
});

it("never switches the limit off, which 0 would do", () => {
  expect(timeLimitStatement("8.0.36", 0)).toBe("SET SESSION max_execution_time = 1");
  expect(timeLimitStatement("10.11.6-MariaDB", 0.2)).toBe("SET SESSION max_statement_time = 0.001");
});
