/** The languages that a sample is written in. Their names are the same everywhere. */
export const sampleLanguages = [
  { value: "javascript", label: "JavaScript" },
  { value: "python", label: "Python" },
] as const;
type SampleLanguage = (typeof sampleLanguages)[number]["value"];

type SampleOf = {
  readonly address: string;
  readonly embedId: string;
  readonly title: string;
  /** A list filter that is left to the host; null: there is none. */
  readonly filterId: string | null;
  /** Comments in the reader's language. */
  readonly words: { readonly server: string; readonly filters: string };
};

/** The lines by which a site's server signs a token for an hour and draws the frame. Secrets stand in its environment, never in a page. */
export function embedSample(language: SampleLanguage, of: SampleOf): string {
  return (language === "python" ? python : javascript)(of).join("\n");
}

/** Nothing that would end a text of either language, or an attribute. */
const harmless = (title: string) => title.replace(/[^\p{L}\p{N} .,:()–-]/gu, " ").trim();

const frame = ({ address, title }: SampleOf, token: string) =>
  `<iframe src="${address}/embed/${token}" title="${harmless(title)}" width="100%" height="800" style="border: 0" allow="fullscreen"></iframe>`;

/** Where the token stands in a template text. */
const inJavaScript = ["$", "{token}"].join("");

function javascript(of: SampleOf): string[] {
  const filters = JSON.stringify({ [of.filterId ?? ""]: { kind: "list", values: ["…"], negated: false } });
  const claims = of.filterId === null ? "{}" : `{\n  // ${of.words.filters}\n  filters: ${filters},\n}`;
  return [
    `// ${of.words.server} npm install jose`,
    `import { env } from "node:process";`,
    `import { SignJWT } from "jose";`,
    "",
    `const token = await new SignJWT(${claims})`,
    `  .setProtectedHeader({ alg: "HS256" })`,
    `  .setSubject(${JSON.stringify(of.embedId)})`,
    `  .setExpirationTime("1h")`,
    `  .sign(new TextEncoder().encode(env.QUERENT_EMBED_SECRET));`,
    `const html = \`${frame(of, inJavaScript)}\`;`,
  ];
}

function python(of: SampleOf): string[] {
  const filters = `{"${of.filterId}": {"kind": "list", "values": ["…"], "negated": False}}`;
  return [
    `# ${of.words.server} pip install pyjwt`,
    "import os, time",
    "import jwt",
    "",
    `claims = {"sub": ${JSON.stringify(of.embedId)}, "exp": int(time.time()) + 3600}`,
    ...(of.filterId === null ? [] : [`# ${of.words.filters}`, `claims["filters"] = ${filters}`]),
    `token = jwt.encode(claims, os.environ["QUERENT_EMBED_SECRET"], algorithm="HS256")`,
    `html = f'${frame(of, "{token}")}'`,
  ];
}
