import "server-only";
import { existsSync, statSync } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { env } from "@/lib/env";
import { findBrowser } from "@/lib/pipeline/find-browser";
import { leftoverFolders } from "../incoming-files";
import { broken, type Finding, fine, saidBy, warning } from "./finding";

const freeBytesMin = 200 * 1024 ** 2;
const freeBytesGood = 1024 ** 3;
/** The oldest with all that is used of it. */
const nodeMin = [22, 15] as const;
const nodeTested = 24;

export function checkNode(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const what = `Node ${process.versions.node}; times are told in UTC, this machine's zone is ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`;
  const fix = `Start it with npm, which brings Node ${nodeTested}, or install that.`;
  if (major < nodeMin[0] || (major === nodeMin[0] && minor < nodeMin[1])) return [broken(what, fix)];
  return [major < nodeTested ? warning(what, fix) : fine(what)];
}

export async function checkDataFolder(): Promise<Finding[]> {
  const folder = env.QUERENT_DATA_DIR;
  const standing = nearestStanding(folder);
  try {
    if (!statSync(standing).isDirectory()) throw new Error(`${standing} is a file`);
    await access(standing, constants.W_OK);
  } catch (error) {
    return [
      broken(
        `${folder} cannot be written: ${saidBy(error)}.`,
        "Give the user that Querent runs as the right to write there, or set QUERENT_DATA_DIR to a folder that can be.",
      ),
    ];
  }
  const { bavail, bsize } = await statfs(standing);
  const free = bavail * bsize;
  const what = `${folder} ${standing === folder ? "can be written" : "is made by the first start"}; ${(free / 1024 ** 3).toFixed(1)} GiB are free.`;
  const fix = "Free some space on that disk: what people save is refused when it is full.";
  const space = free < freeBytesMin ? broken(what, fix) : free < freeBytesGood ? warning(what, fix) : fine(what);
  const left = await leftoverFolders();
  if (left.length === 0) return [space];
  return [
    space,
    warning(`An interrupted restore has left ${left.join(", ")}.`, "Remove it; the next restore does, too."),
  ];
}

/** A folder that is not there yet is made in the one that is. */
function nearestStanding(folder: string): string {
  return existsSync(folder) ? folder : nearestStanding(dirname(folder));
}

export function checkBrowser(): Finding[] {
  const browser = findBrowser();
  if (browser !== null) return [fine(`PDFs are made with ${browser}.`)];
  const missing =
    env.QUERENT_CHROMIUM === undefined ? "There is no Chromium" : `${env.QUERENT_CHROMIUM} does not exist`;
  return [
    warning(
      `${missing}: dashboards and reports cannot be given as PDF.`,
      "Install Chromium, or set QUERENT_CHROMIUM to where one is; without it people print from their own browsers.",
    ),
  ];
}
