import type { Contents } from "@/components/dashboards/design/design-history";
import type { LocalDraft } from "@/components/dashboards/design/drafts/local-draft";
import { isSame } from "@/lib/dashboard/config/is-same";
import type { DashboardDraft, DraftSave } from "@/lib/dashboard/design/schema";

/** What the server holds of this person's work: null for nothing. */
export type Kept = { readonly contents: Contents; readonly savedAt: string } | null;

/** The ways out of here; the tests have their own. */
export type DraftDoors = {
  readonly save: (draft: DraftSave) => Promise<DashboardDraft>;
  readonly drop: () => Promise<unknown>;
  readonly read: () => Promise<DashboardDraft | null>;
  readonly keepLocally: (draft: LocalDraft) => boolean;
  readonly dropLocally: () => void;
  readonly isConflict: (error: unknown) => boolean;
  /** Another tab or device went on from `since`: puts both together and returns what is present then. */
  readonly takeIn: (theirs: Contents, since: Contents) => Contents;
  readonly changed: () => void;
};

/** idle: the server has everything; local: this browser has what the server has not; lost: nobody has it but the open page. */
export type DraftState = {
  readonly kind: "idle" | "saving" | "local" | "lost";
  readonly savedAt: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly error: unknown;
};

const waitMs = 1_000;
const retryMs = [2_000, 5_000, 15_000, 30_000] as const;

type Present = { readonly contents: Contents; readonly revision: number; readonly isDirty: boolean };

/**
 * Keeps a draft on the server: a second after the last change, one request at a time, in this browser until the server has it, and
 * again and again while it cannot be reached. Work that equals what is published is no draft and is dropped.
 */
export class DraftSync {
  #doors: DraftDoors;
  /** What the server had when it was last asked or told. */
  #kept: Kept;
  #base: Contents;
  #present: Present;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #failedCount = 0;
  #state: DraftState;

  /** `base`: the published contents that the work was made from. */
  constructor(doors: DraftDoors, { kept, base, revision }: { kept: Kept; base: Contents; revision: number }) {
    this.#doors = doors;
    this.#kept = kept;
    this.#base = kept?.contents ?? base;
    this.#present = { contents: this.#base, revision, isDirty: kept !== null };
    this.#state = { kind: "idle", savedAt: kept?.savedAt ?? null, error: null };
  }

  readonly read = (): DraftState => this.#state;

  /** Tells what is present now. Nothing is sent when the server has it already. */
  present(present: Present): void {
    this.#present = present;
    if (this.#isKept()) return;
    this.#keepLocally();
    this.#schedule(waitMs);
  }

  /** Sends what waits at once: the network is back, or something is about to be published. */
  async flush(): Promise<void> {
    this.#cancel();
    await this.#running;
    if (!this.#isKept()) await this.#send();
  }

  /** Another tab or device may have saved: what it did is taken in. */
  async look(): Promise<void> {
    await this.#running;
    const theirs = await this.#doors.read();
    if (theirs === null || theirs.savedAt === this.#kept?.savedAt) return;
    this.#take(theirs);
    if (!this.#isKept()) this.#schedule(waitMs);
  }

  /** What was the draft is published, or thrown away: nothing is to be kept until the next change. */
  async end(): Promise<void> {
    this.#cancel();
    await this.#running;
    if (this.#kept !== null) await this.#doors.drop();
    this.#kept = null;
    this.#base = this.#present.contents;
    this.#doors.dropLocally();
    this.#set("idle");
  }

  #isKept(): boolean {
    const { contents, isDirty } = this.#present;
    return isDirty ? this.#kept?.contents === contents : this.#kept === null;
  }

  #keepLocally(): void {
    const { contents, revision, isDirty } = this.#present;
    if (!isDirty) {
      this.#doors.dropLocally();
      return;
    }
    const kept = this.#doors.keepLocally({ ...contents, revision, after: this.#kept?.savedAt ?? null });
    if (this.#state.kind !== "saving") this.#set(kept ? "local" : "lost");
  }

  #schedule(delayMs: number): void {
    this.#cancel();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#running === null) void this.#send();
    }, delayMs);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #send(): Promise<void> {
    this.#running = this.#sendPresent().finally(() => {
      this.#running = null;
      if (!this.#isKept() && this.#timer === null)
        this.#schedule(retryMs[Math.min(this.#failedCount, retryMs.length) - 1] ?? waitMs);
    });
    return this.#running;
  }

  async #sendPresent(): Promise<void> {
    const { contents, revision, isDirty } = this.#present;
    this.#set("saving");
    try {
      if (isDirty) {
        const draft = await this.#doors.save({ ...contents, revision, after: this.#kept?.savedAt ?? null });
        this.#kept = { contents, savedAt: draft.savedAt };
        this.#base = contents;
      } else {
        await this.#doors.drop();
        this.#kept = null;
      }
      this.#failedCount = 0;
      if (this.#isKept()) this.#doors.dropLocally();
      this.#set(this.#isKept() ? "idle" : "local");
    } catch (error) {
      this.#failedCount += 1;
      this.#set("local", error);
      if (this.#doors.isConflict(error)) await this.#takeTheirs();
    }
  }

  /** A conflict: their state is read and put together with this one; the next turn saves the result on top of theirs. */
  async #takeTheirs(): Promise<void> {
    try {
      const theirs = await this.#doors.read();
      if (theirs === null) this.#kept = null;
      else this.#take(theirs);
    } catch {
      // Out of reach: the next turn meets the same conflict and asks again.
    }
  }

  #take({ title, config, savedAt }: DashboardDraft): void {
    const theirs = { title, config };
    const present = this.#doors.takeIn(theirs, this.#base);
    this.#present = { ...this.#present, contents: present, isDirty: true };
    this.#base = theirs;
    this.#kept = { contents: theirs, savedAt };
    // Nothing of one's own was added: the server has it all.
    if (isSame(present, theirs)) this.#kept = { contents: present, savedAt };
    this.#set("idle");
  }

  #set(kind: DraftState["kind"], error: unknown = null): void {
    const savedAt = this.#kept?.savedAt ?? this.#state.savedAt;
    this.#state = { kind, savedAt, error };
    this.#doors.changed();
  }
}
