import { describe, expect, it } from "vitest";
import { splitStatements } from "./split-statements";

const split = (text: string) => splitStatements(text, "postgres");

describe("splitStatements", () => {
  it("ends a statement at a semicolon that is the last on its line, also on a line of its own", () => {
    expect(split("SELECT 1;\nSELECT 2 ;  \nSELECT\n3\n;\n")).toEqual(["SELECT 1;", "SELECT 2 ;", "SELECT\n3\n;"]);
  });

  it("keeps several statements on one line as the one text that they are", () => {
    expect(split("SELECT 1; DROP TABLE x;\nSELECT 2; -- and more\nSELECT 3")).toEqual([
      "SELECT 1; DROP TABLE x;",
      "SELECT 2; -- and more\nSELECT 3",
    ]);
  });

  it("does not end inside strings, names, dollar quotes and comments", () => {
    const one = `SELECT 'a;\nb', "c;\nd", $x$e;\nf$x$ /* g;\nh */ -- i;\n;`;
    expect(split(`${one}\nSELECT 2;`)).toEqual([one, "SELECT 2;"]);
  });

  it("reads backslashes as the dialect does", () => {
    const text = "SELECT 'a\\';\nSELECT 1';";
    expect(splitStatements(text, "postgres")).toHaveLength(2);
    expect(splitStatements(text, "mysql")).toHaveLength(1);
  });

  it("does not let a quote or a comment that never ends swallow the statements behind it", () => {
    expect(split("SELECT 'a;\nSELECT 2;\n")).toEqual(["SELECT 'a;", "SELECT 2;"]);
    expect(split("SELECT 1 /* a;\nSELECT 2;\n")).toEqual(["SELECT 1 /* a;", "SELECT 2;"]);
  });

  it("takes the last statement without a semicolon, and leaves out what is only comment", () => {
    expect(split("-- one\nSELECT 1;\n-- nothing;\n/* more */\n")).toEqual(["-- one\nSELECT 1;"]);
    expect(split("SELECT 1")).toEqual(["SELECT 1"]);
    expect(split("  \n;\n")).toEqual([]);
  });
});
