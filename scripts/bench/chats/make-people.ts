/** Makes signed-in people in the store of QUERENT_DATA_DIR: COUNT; prints the headers of their browsers as JSON. */
import { shutDown } from "@/lib/telemetry/shutdown";
import { signInAs } from "@/scripts/test/sign-in-as";

const headers: Record<string, string>[] = [];
for (let person = 0; person < Number(process.argv[2]); person++) headers.push((await signInAs("viewer")).headers);
await shutDown();
console.log(JSON.stringify(headers));
