import "server-only";
import { existsSync } from "node:fs";
import { env } from "@/lib/env";

/** Where Chromium and its kin stand when they are installed as usual. */
const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser that PDFs are made with. Nulls: there is none, or the one that was named does not exist. */
export function findBrowser(): string | null {
  const named = env.QUERENT_CHROMIUM;
  if (named !== undefined) return existsSync(named) ? named : null;
  return usual.find((path) => existsSync(path)) ?? null;
}

/** Chromium refuses to sandbox for root, and some engines of containers forbid it; what it opens here are Querent's own pages. */
export function sandboxArguments(): string[] {
  return env.QUERENT_CHROMIUM_SANDBOX === "off" || process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
