/** The first question of a new process, for the bench "engine": FILE.json QUESTION; prints how long it took. */
import { readFileSync } from "node:fs";
import { semanticModelSchema } from "@/lib/semantic/schema";
import { askOffline } from "@/scripts/bench/ask-offline";
import { collect, timed } from "@/scripts/bench/harness";

const [file = "", question = ""] = process.argv.slice(2);
const model = semanticModelSchema.parse(JSON.parse(readFileSync(file, "utf8")));
collect();
const { wallMs, computingMs } = timed(() => askOffline(question, model, null));
console.log(JSON.stringify({ wallMs, computingMs }));
