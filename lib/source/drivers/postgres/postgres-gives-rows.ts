import "server-only";
import type pg from "pg";

/** What the extended protocol of `pg` offers and its typings leave out. */
type Wire = {
  parse(statement: { text: string; name: string; types: never[] }): void;
  describe(target: { type: "S"; name: string }): void;
  sync(): void;
};

/** A query that only asks the server what a statement is. Its methods are those that `pg` calls on whatever it runs. */
class Description {
  #columns = false;
  #failed = false;

  constructor(
    private readonly text: string,
    private readonly resolve: (givesRows: boolean) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(wire: Wire): void {
    wire.parse({ text: this.text, name: "", types: [] });
    wire.describe({ type: "S", name: "" });
    wire.sync();
  }

  handleRowDescription(): void {
    this.#columns = true;
  }

  handleError(error: Error): void {
    this.#failed = true;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.resolve(this.#columns);
  }

  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

/**
 * Whether a statement gives rows to whoever sends it, by the server's own reading and without running it. That leaves out what a
 * read-only transaction does not stop, the more so for a superuser: COPY … TO PROGRAM, DO, LOAD, COMMIT, LISTEN, PREPARE.
 * Fails: rejects with the server's error when the statement is none, or more than one.
 */
export function givesRows(client: pg.PoolClient, sql: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // The typings know its own query class only; the client calls nothing but the methods above.
    client.query(new Description(sql, resolve, reject) as unknown as pg.Submittable);
  });
}
