import type { SourceKind } from "@/lib/source/schema";

const plainName = /^[a-z_][a-z0-9_]*$/;

/** A name as it is put into SQL that a person is typing: in quotes unless it is plain. */
export function quotedName(name: string, dialect: SourceKind): string {
  if (plainName.test(name)) return name;
  const mark = dialect === "mysql" ? "`" : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}
