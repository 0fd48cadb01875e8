import { describe, expect, it } from "vitest";
import { promptDefinitions } from "./definitions";
import { fillPrompt } from "./fill-prompt";
import { promptLengthMax, promptNames, promptProblems } from "./schema";

describe("filling a wording", () => {
  it("puts every value in its place, with or without blanks inside the braces", () => {
    expect(fillPrompt("{{a}} and {{ a }} and {{b}}", { a: "1", b: "2" })).toBe("1 and 1 and 2");
  });

  it("never takes what a value holds for a place, nor for a pattern", () => {
    expect(fillPrompt("{{a}}{{b}}", { a: "{{b}}", b: "$& $1" })).toBe("{{b}}$& $1");
  });

  it("leaves a place without a value as it is, also one named like something every object has", () => {
    expect(fillPrompt("{{c}} {{toString}}", { a: "1" })).toBe("{{c}} {{toString}}");
  });
});

describe("the problems of a wording", () => {
  const variables = [
    { name: "today", required: true },
    { name: "dialect", required: false },
  ];

  it("are the places that nothing fills and the needed ones that are missing", () => {
    expect(promptProblems("{{todya}} {{dialect}} {{todya}}", variables)).toEqual([
      { kind: "unknown", variable: "todya" },
      { kind: "missing", variable: "today" },
    ]);
  });

  it("are none where all is well; single braces are plain text", () => {
    expect(promptProblems('{"sql": 1} {{ today }}', variables)).toEqual([]);
  });
});

describe.each(promptNames)("the built-in wording of %s", (name) => {
  const { builtIn, variables } = promptDefinitions[name];

  it.each(["en", "zh"] as const)("can be saved as it stands (%s)", (locale) => {
    expect(promptProblems(builtIn[locale], variables)).toEqual([]);
    expect(builtIn[locale].length).toBeLessThan(promptLengthMax);
  });
});
