import {
  type ConnectionEdit,
  connectionEditSchema,
  connectionSchema,
  type SourceDetail,
  type SourceKind,
} from "@/lib/source/schema";

/** The form's fields, all as text: what a person types before it is a connection. */
export type ConnectionValues = {
  name: string;
  kind: SourceKind;
  host: string;
  port: number | string;
  database: string;
  user: string;
  password: string;
  tls: "off" | "prefer" | "require";
  schemas: string[];
  file: string;
  files: string[];
};

const defaultPorts: Partial<Record<SourceKind, number>> = { mysql: 3306, postgres: 5432 };

/** The port that an engine listens on unless it was told otherwise; empty for file sources. */
export function defaultPort(kind: SourceKind): number | "" {
  return defaultPorts[kind] ?? "";
}

/** An empty form, or the form of a source that exists (its password is never sent to the browser). */
export function initialValues(source: SourceDetail | null): ConnectionValues {
  const empty: ConnectionValues = {
    name: "",
    kind: "mysql",
    host: "",
    port: 3306,
    database: "",
    user: "",
    password: "",
    tls: "prefer",
    schemas: ["public"],
    file: "",
    files: [],
  };
  if (!source?.connection) return empty;
  return { ...empty, ...source.connection, password: "", name: source.name };
}

/** The connection that the fields describe; when editing, an empty password means "as it is". */
export function connectionOf(values: ConnectionValues, editing: boolean): unknown {
  const { kind, host, port, database, user, password, tls, schemas, file, files } = values;
  const secret = editing && password === "" ? {} : { password };
  switch (kind) {
    case "mysql":
      return { kind, host, port: Number(port), database, user, tls, ...secret };
    case "postgres":
      return { kind, host, port: Number(port), database, user, tls, schemas, ...secret };
    case "sqlite":
      return { kind, file };
    case "duckdb":
      return { kind, files };
  }
}

/** Checks the fields as the server will. Gives the connection, or the names of the fields that are not right yet. */
export function readConnection(
  values: ConnectionValues,
  editing: boolean,
): { connection: ConnectionEdit; problems: [] } | { connection: null; problems: string[] } {
  const schema = editing ? connectionEditSchema : connectionSchema;
  const parsed = schema.safeParse(connectionOf(values, editing));
  if (parsed.success) return { connection: parsed.data, problems: [] };
  return { connection: null, problems: parsed.error.issues.map((issue) => String(issue.path[0] ?? "kind")) };
}
