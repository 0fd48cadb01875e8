import { globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse as parseMessage,
} from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";

/** The repository checks itself: what neither the compiler, the linter nor the dependency rules can see. */
const sources = globSync("{app,components,docker,drizzle,e2e,lib,scripts}/**/*.{ts,tsx,mjs}")
  .concat(globSync("*.{ts,mjs}"))
  .filter((file) => !file.endsWith(".d.ts"));
const read = (file: string) => readFileSync(file, "utf8");
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

describe("the environment", () => {
  /** Each reads it for a reason that is written there. */
  const allowed = [
    /^lib\/env\.ts$/,
    /^instrumentation\.ts$/,
    /^playwright\.config\.ts$/,
    // Of the build alone: the running server has the value of nothing but lib/env.ts.
    /^next\.config\.ts$/,
    /^scripts\//,
    /^drizzle\/[a-z]+\.config\.ts$/,
    /^e2e\//,
  ];

  it("is read by lib/env.ts alone", () => {
    const readers = sources.filter((file) => !isTest(file) && /process\.env\b/.test(read(file)));
    expect(readers.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it("is parsed at build and run time the same: no variable is baked into the browser's bundle", () => {
    const baked = /NEXT_PUBLIC_[A-Z]/; // names one, where this line does not
    expect(sources.filter((file) => baked.test(read(file)))).toEqual([]);
  });
});

describe("routes", () => {
  const routes = globSync("app/**/route.ts");
  /** next-auth speaks a protocol of its own, wrapped by its own handler. */
  const exempt = ["app/api/auth/[...nextauth]/route.ts"];

  it("are made by handle, so that each is authorised, parsed and counted", () => {
    const others = routes.filter((file) => !exempt.includes(file));
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((file) => !/from "@\/lib\/http\/handle"/.test(read(file)))).toEqual([]);
    const raw = /export (async )?function (GET|POST|PUT|PATCH|DELETE)/;
    expect(others.filter((file) => raw.test(read(file)))).toEqual([]);
  });

  it("stay short: a route parses, calls one function, responds", () => {
    expect(routes.filter((file) => lineCount(file) > 60)).toEqual([]);
    expect(globSync("app/**/page.tsx").filter((file) => lineCount(file) > 60)).toEqual([]);
  });
});

describe("folders and files", () => {
  it("have a README in every stage, of at most 40 lines before its figures", () => {
    const stages = globSync("lib/*/").filter((folder) => globSync(`${folder}/**/*.ts`).length > 0);
    expect(stages.length).toBeGreaterThan(10);
    for (const stage of stages) {
      const readme = join(stage, "README.md");
      expect(statSync(readme, { throwIfNoEntry: false }) !== undefined, readme).toBe(true);
      const [said = ""] = read(readme).split("\n## Measured\n");
      expect(said.split("\n").length, readme).toBeLessThanOrEqual(40);
    }
  });

  it("are at most 400 lines long, but for lists of cases", () => {
    expect(sources.filter((file) => !isTest(file) && lineCount(file) > 400)).toEqual([]);
  });

  it("are no barrels: nothing is exported from somewhere else under another roof", () => {
    const indexes = sources.filter((file) => /^index\.tsx?$/.test(basename(file)));
    expect(indexes).toEqual([]);
    const starred = sources.filter((file) => file !== "repo.test.ts" && /^export \* from/m.test(read(file)));
    expect(starred).toEqual([]);
  });

  it("are named after what they do, not utils, helpers, services, types or managers", () => {
    const vague = /^(utils?|helpers?|services?|types|managers?|misc)$/;
    const named = (file: string) => [...dirname(file).split("/"), basename(file).replace(/\.[a-z.]+$/, "")];
    // The test servers are services and the kinds of charts are chart types by their own name.
    const allowed = /^scripts\/test\/services\.mjs$|^lib\/chart\/types\//;
    expect(sources.filter((file) => !allowed.test(file) && named(file).some((name) => vague.test(name)))).toEqual([]);
  });

  it("leave nothing for later", () => {
    const later = new RegExp(
      `\\b(${["TO", "FIX"].map((word) => `${word}${word === "TO" ? "DO" : "ME"}`).join("|")})\\b`,
    );
    expect(sources.filter((file) => later.test(read(file)))).toEqual([]);
  });
});

describe("the server", () => {
  it("is out of the browser's reach: what touches env, store, Redis or secrets says so first", () => {
    const touches =
      /^import (?!type )[^;]*from "(@\/lib\/(env|secret|db\/store|cache\/redis)|ioredis|mysql2[^"]*|pg)"/m;
    const open = globSync("lib/**/*.ts").filter(
      (file) =>
        !isTest(file) &&
        !file.includes("__fixtures__") &&
        touches.test(read(file)) &&
        !/^import "server-only";/.test(read(file)),
    );
    expect(open).toEqual([]);
  });
});

describe("the audit", () => {
  it("is only ever added to, but for the one file that ends what is past its time", () => {
    const changes = /\.(update|delete)\((\w+\.)?auditEvents\)/;
    const files = sources.filter((file) => changes.test(read(file)));
    expect(files.filter((file) => file !== "lib/auth/clean-audit.ts")).toEqual([]);
  });
});

describe("access rules", () => {
  it("are left out only where somebody works on a database of their own, at the command line, or where nothing is run", () => {
    const open = sources.filter((file) => !isTest(file) && /\bopenPolicy\b/.test(read(file)));
    const others = open.filter(
      (file) => !/^scripts\/|__fixtures__\/|^lib\/(semantic\/access-policy|guard\/names-read)\.ts$/.test(file),
    );
    expect(others).toEqual([]);
  });
});

describe("texts", () => {
  const files = globSync("messages/en/*.json").map((file) => basename(file));

  it("exist in both languages under the same keys", () => {
    expect(
      globSync("messages/zh/*.json")
        .map((file) => basename(file))
        .sort(),
    ).toEqual([...files].sort());
    for (const file of files) expect(keysOf("zh", file), file).toEqual(keysOf("en", file));
  });

  it("take the same values in both languages, but for those that only choose a plural", () => {
    for (const file of files) {
      const [english, chinese] = [textsOf("en", file), textsOf("zh", file)];
      for (const [key, text] of english) {
        const [known, translated] = [namesIn(text), namesIn(chinese.get(key) ?? "")];
        const all = [...translated.shown, ...translated.choosing];
        expect(
          all.filter((name) => !known.shown.has(name) && !known.choosing.has(name)),
          `${file} ${key}`,
        ).toEqual([]);
        const needed = [...known.shown].filter((name) => !known.choosing.has(name));
        expect(
          needed.filter((name) => !all.includes(name)),
          `${file} ${key}`,
        ).toEqual([]);
      }
    }
  });
});

function textsOf(locale: string, file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else for (const [key, item] of Object.entries(value ?? {})) walk(item, path === "" ? key : `${path}.${key}`);
  };
  walk(JSON.parse(read(join("messages", locale, file))), "");
  return texts;
}

function keysOf(locale: string, file: string): string[] {
  return [...textsOf(locale, file).keys()].sort();
}

/** The names of the values that an ICU text shows, and of those that only choose between its plural or other forms. */
function namesIn(text: string): { shown: Set<string>; choosing: Set<string> } {
  const names = { shown: new Set<string>(), choosing: new Set<string>() };
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (isPluralElement(element) || isSelectElement(element)) {
        names.choosing.add(element.value);
        for (const option of Object.values(element.options)) walk(option.value);
      } else if (isTagElement(element)) {
        names.shown.add(element.value);
        walk(element.children);
      } else if (isPoundElement(element) || isLiteralElement(element)) {
        // shows no value of its own
      } else names.shown.add(element.value);
    }
  };
  walk(parseMessage(text));
  return names;
}

function lineCount(file: string): number {
  return read(file).trimEnd().split("\n").length;
}
