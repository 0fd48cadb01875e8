import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const bytesMax = 64 * 1_024 * 1_024;

/**
 * What the image is made of, in the form of CycloneDX 1.5: the packages of npm that belong to the product, and those of Debian where
 * `systemPackages` names a file of lines "name version architecture".
 */
export async function billOfMaterials(systemPackages) {
  const args = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--omit=dev", "--package-lock-only"];
  const { stdout } = await run("npm", args, { maxBuffer: bytesMax });
  const bill = JSON.parse(stdout);
  const lines = systemPackages === undefined ? [] : readFileSync(systemPackages, "utf8").split("\n").filter(Boolean);
  return { ...bill, components: [...bill.components, ...lines.map(debianComponent)] };
}

/** Source of the form: https://github.com/package-url/purl-spec/blob/main/types-doc/deb-definition.md */
function debianComponent(line) {
  const [name, version, architecture] = line.split(" ");
  const purl = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${architecture}`;
  return { "bom-ref": purl, type: "library", name, version, purl };
}
