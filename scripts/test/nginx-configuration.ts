import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@/scripts/start/step.mjs";

const source = "docker/nginx";

/** What `docker-compose.yml` gives the proxy, by name; those that a test does not name are as they are there. */
export type NginxVariables = Readonly<Record<`NGINX_${string}`, string>>;

/**
 * Fills in our templates as the image's entrypoint does: our script of lists is sourced, then envsubst puts in what the environment
 * has and leaves every other name, which is nginx's own. Fails: throws with what the script or envsubst said.
 */
export async function renderNginx(folder: string, variables: NginxVariables): Promise<void> {
  const script = [
    "set -e",
    `. ./${source}/16-lists.envsh`,
    // As 20-envsubst-on-templates.sh of the image, with NGINX_ENVSUBST_FILTER=^NGINX_.
    `names=$(printf '\${%s} ' $(awk 'END { for (name in ENVIRON) if (name ~ /^NGINX_/) print name }' < /dev/null))`,
    `for template in ${source}/templates/*.template; do`,
    '  envsubst "$names" < "$template" > "$1/$(basename "$template" .template)"',
    "done",
  ].join("\n");
  await run("sh", ["-c", script, "sh", folder], { env: { ...process.env, ...variables } });
}

/** A key and a certificate for this machine, signed by itself: whoever is to trust it is given the certificate. */
export async function makeCertificate(
  folder: string,
): Promise<{ certificateFile: string; keyFile: string; ca: string }> {
  const [certificateFile, keyFile] = [join(folder, "fullchain.pem"), join(folder, "privkey.pem")];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const form = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"];
  await run("openssl", [...form, ...names, "-keyout", keyFile, "-out", certificateFile]);
  return { certificateFile, keyFile, ca: await readFile(certificateFile, "utf8") };
}
