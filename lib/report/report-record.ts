import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import type { Refusal } from "@/lib/errors";
import type { ReportDocument, ReportSection } from "@/lib/report/schema";

/** How often a report says that it is at work while nothing new comes, such as while a model thinks. */
const sayEveryMs = 10_000;

export type ReportEnd = { readonly status: "ready" | "failed" | "stopped"; readonly error: Refusal | null };

/**
 * The document of a report at work. Its worker alone changes it until it ends (people's changes are refused meanwhile), so it is
 * kept here and stored whole; each write tells whether the report was stopped or deleted by another instance.
 */
export class ReportRecord {
  #document: ReportDocument;
  #saving: Promise<void> = Promise.resolve();
  /** Set by a save that failed; the next change or the end throws it. */
  #broken: { readonly error: unknown } | null = null;
  readonly #saying = setInterval(() => void this.#save(null), sayEveryMs).unref();

  constructor(
    private readonly reportId: string,
    document: ReportDocument,
    /** Called when the report is no longer marked as running. */
    private readonly onGone: () => void,
  ) {
    this.#document = document;
  }

  get document(): ReportDocument {
    return this.#document;
  }

  async change(change: (document: ReportDocument) => ReportDocument): Promise<void> {
    this.#document = change(this.#document);
    await this.#save(null);
    if (this.#broken !== null) throw this.#broken.error;
  }

  async changeSection(sectionId: string, change: Partial<ReportSection>): Promise<void> {
    await this.change((document) => ({
      ...document,
      sections: document.sections.map((section) => (section.id === sectionId ? { ...section, ...change } : section)),
    }));
  }

  /** Saves the document with how the work ended. */
  async end(end: ReportEnd): Promise<void> {
    clearInterval(this.#saying);
    await this.#save(end);
    if (this.#broken !== null) throw this.#broken.error;
  }

  /** One after the other, so that a later document never stands below an earlier one. */
  #save(end: ReportEnd | null): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#write(end);
      } catch (error) {
        this.#broken = { error };
      }
    });
    return this.#saving;
  }

  async #write(end: ReportEnd | null): Promise<void> {
    const { db, tables } = await store();
    const { reports } = tables;
    const error = end?.error ? { code: end.error.code, params: { ...end.error.params } } : null;
    const written = await db
      .update(reports)
      .set({
        ...{ document: this.#document, title: this.#document.title, updatedAt: new Date() },
        revision: sql`${reports.revision} + 1`,
        ...(end === null ? {} : { status: end.status, error }),
      })
      .where(and(eq(reports.id, this.reportId), eq(reports.status, "running")));
    if (affectedRows(written) === 0) this.onGone();
  }
}
