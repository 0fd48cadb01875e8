"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ChartSpec } from "@/lib/chart/schema";
import { ApiError } from "@/lib/client/fetch-json";
import { keepReport, saveReport } from "@/lib/client/reports";
import type { Report, ReportSave, ReportSection } from "@/lib/report/schema";

/** A pause in typing after which it is saved. */
const saveAfterMs = 800;

type SectionChange = { heading?: string; text?: string; chart?: ChartSpec };
type Saving = "saved" | "unsaved" | "saving" | "failed" | "conflict";

/** What a person changes of a report, shown at once and saved by itself a moment later. */
export type ReportDraft = {
  readonly title: string;
  readonly summary: string;
  /** As they stand now, with what is not saved yet. */
  readonly sections: readonly ReportSection[];
  readonly saving: Saving;
  /** Why the last save failed. */
  readonly problem: unknown;
  /** All that would be saved. */
  readonly content: ReportSave;
  readonly change: (change: Partial<Pick<ReportSave, "title" | "summary">>) => void;
  readonly changeSection: (sectionId: string, change: SectionChange) => void;
  readonly move: (sectionId: string, by: -1 | 1) => void;
  readonly remove: (sectionId: string) => void;
  /** Brings a deleted section back; at the end where its place is not known. */
  readonly restore: (section: ReportSection, index: number | null) => void;
  /** Saves now. Gives whether nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
  /** Forgets what is not saved. */
  readonly discard: () => void;
};

export function useReportDraft(report: Report): ReportDraft {
  const { content, update, ...saver } = useAutosave(report);
  const changeSections = (change: (sections: ReportSave["sections"]) => ReportSave["sections"]) =>
    update((now) => ({ ...now, sections: change(now.sections) }));
  return {
    ...{ ...saver, content, title: content.title, summary: content.summary, sections: shownSections(report, content) },
    change: (change) => update((now) => ({ ...now, ...change })),
    changeSection: (sectionId, change) =>
      changeSections((all) => all.map((one) => (one.id === sectionId ? { ...one, ...change } : one))),
    move: (sectionId, by) => changeSections((all) => moved(all, sectionId, by)),
    remove: (sectionId) => changeSections((all) => all.filter(({ id }) => id !== sectionId)),
    restore: ({ id, heading, text }, index) =>
      changeSections((all) => all.toSpliced(index ?? all.length, 0, { id, heading, text, chart: null })),
  };
}

/** The unsaved content of a report, sent after a pause; one save at a time, each from the revision that the last one gave. */
function useAutosave(report: Report) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<ReportSave | null>(null);
  const [saving, setSaving] = useState<Saving>("saved");
  const [problem, setProblem] = useState<unknown>(null);
  // What a save that comes back compares with: state of the render that sent it would be old by then.
  const latest = useRef<ReportSave | null>(null);
  const sending = useRef<Promise<boolean> | null>(null);
  const keep = (next: ReportSave | null) => {
    latest.current = next;
    setDraft(next);
  };

  async function send(): Promise<boolean> {
    const sent = latest.current;
    if (sent === null) return true;
    setSaving("saving");
    try {
      const saved = await saveReport(report.id, sent);
      const isLatest = latest.current === sent;
      await keepReport(client, saved);
      keep(isLatest ? null : { ...(latest.current ?? sent), revision: saved.revision });
      setSaving(isLatest ? "saved" : "unsaved");
      return isLatest ? true : await send();
    } catch (error) {
      setProblem(error);
      setSaving(error instanceof ApiError && error.code === "report/conflict" ? "conflict" : "failed");
      return false;
    }
  }
  const flush = async () => {
    if (sending.current === null) {
      sending.current = send().finally(() => {
        sending.current = null;
      });
    }
    return await sending.current;
  };
  const sendLater = useDebouncedCallback(() => void flush(), { delay: saveAfterMs, flushOnUnmount: true });
  const content = draft ?? contentOf(report);
  return {
    ...{ content, saving, problem, flush },
    update: (change: (now: ReportSave) => ReportSave) => {
      keep(change(latest.current ?? contentOf(report)));
      // A conflict is settled by the person, not by trying again.
      if (saving === "conflict") return;
      setSaving("unsaved");
      sendLater();
    },
    discard: () => {
      keep(null);
      setSaving("saved");
    },
  };
}

function contentOf({ revision, document }: Report): ReportSave {
  const sections = document.sections.map(({ id, heading, text }) => ({ id, heading, text, chart: null }));
  return { revision, title: document.title, summary: document.summary, sections };
}

function shownSections({ document }: Report, { sections }: ReportSave): ReportSection[] {
  const known = new Map([...document.removed, ...document.sections].map((section) => [section.id, section]));
  return sections.flatMap(({ id, heading, text, chart }) => {
    const section = known.get(id);
    if (section === undefined) return [];
    const drawn = chart === null || section.chart === null ? section.chart : { ...section.chart, spec: chart };
    return [{ ...section, heading, text, chart: drawn }];
  });
}

function moved<T extends { id: string }>(all: readonly T[], id: string, by: -1 | 1): T[] {
  const from = all.findIndex((one) => one.id === id);
  const [one, to] = [all[from], from + by];
  if (one === undefined || to < 0 || to >= all.length) return [...all];
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}
