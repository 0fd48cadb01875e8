/**
 * The directions of the architecture, as errors. What this file cannot see (env access, READMEs, sizes) is in repo.test.ts.
 */
import { Visitor } from "@swc/core/Visitor.js";

/** The walker of swc's trees does not know `using` yet. */
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

/** The stages of lib in order: each may import from its own band and from those before it. */
const bands = [
  ["env", "errors", "result", "remember", "id", "key-file", "secret", "i18n", "redis-address"],
  ["telemetry"],
  ["db"],
  ["cache"],
  ["jobs"],
  ["auth"],
  ["outbound"],
  ["llm"],
  ["source"],
  ["access"],
  ["semantic"],
  ["nl2sql"],
  ["guard"],
  ["execute"],
  ["chart"],
  ["pipeline"],
  ["chat", "dashboard", "design", "report"],
  ["quality"],
  ["start-up"],
  ["http"],
  ["operations"],
];

const tests = "\\.test\\.tsx?$|/__fixtures__/";
/** Contracts: pure zod schemas that any stage may name, whatever its place. */
const contracts =
  "^lib/[^/]+/(schema|answer-part)\\.ts$|^lib/llm/(prompts|usage)/schema\\.ts$|^lib/semantic/(analysis|edits|score)/schema\\.ts$|^lib/dashboard/(config|look|design|share)/schema\\.ts$|^lib/auth/(viewer|can)\\.ts$";
/** Sub-folders whose files are public all the same: each holds one of several equals that the stage offers. */
const openFolders = [
  "^lib/source/demo-shop/",
  // Reports show rows and receipts as answers do.
  "^components/chat/answer/(receipt-view|chart-menu)\\.tsx$",
  "^lib/llm/(prompts|usage)/[^/]+\\.ts$",
  // Each a part of what is known about data, too large to lie among the others.
  "^lib/semantic/(analysis|edits|facts|joins|roles|score|words)/[^/]+\\.ts$",
  // Each a part of what dashboards do, too large to lie among the others.
  "^lib/dashboard/(config|demo|design|export|layout|look|share)/[^/]+\\.ts$",
  "^lib/dashboard/design/(compose|wish)/[^/]+\\.ts$",
  // One file a chart type; pages load those that they draw.
  "^lib/chart/types/[^/]+\\.ts$",
  // The ways into each engine, and the choice of tables for a question, which is measured by itself.
  "^lib/nl2sql/(offline/interpret-offline|model/(interpret-with-model|model-reply|prompt-for-question|select-slice|write-prompt)|verified/(candidates|interpret-verified))\\.ts$",
];
/** What both sides work out alike from a conversation: pure, and without a server behind it. */
const conversationRules = "^lib/chat/(message-tree|receipt-facts|receipt-markdown|answer-markdown)\\.ts$";
/** What both sides work out alike from a configuration: where widgets stand, what differs, how changes are put together, addresses. Pure. */
const dashboardRules =
  "^lib/dashboard/(config|layout)/[^/]+\\.ts$|^lib/dashboard/look/(look-address|look-of-widget|tab-contents|room|data-lines)\\.ts$|^lib/dashboard/share/(mentioned|origin-of)\\.ts$";
const inLib = (name) => `^lib/${name}(/|\\.ts$)`;

const directions = bands.slice(0, -1).map((band, index) => ({
  name: `lib-order-${band[0]}`,
  comment: "Inside lib, a stage imports only from itself and from what stands before it in architecture.md.",
  severity: "error",
  from: {
    path: band.map(inLib),
    pathNot: [
      tests,
      // Next's own hook for next-intl: an entry like a route, that has to know the viewer's language.
      "^lib/i18n/request\\.ts$",
    ],
  },
  to: {
    path: bands
      .slice(index + 1)
      .flat()
      .map(inLib),
    pathNot: [contracts, ...(band.includes("auth") ? ["^lib/http/rate-limit\\.ts$"] : [])],
  },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: "lib-below-app",
      comment: "The domain knows no page, component or script.",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|scripts|e2e|server\\.ts|instrumentation\\.ts)" },
    },
    {
      name: "drizzle-is-the-ground",
      comment:
        "The store's description depends on nothing of the product but the contracts that name its columns' values.",
      severity: "error",
      from: { path: "^drizzle/", pathNot: tests },
      to: { path: "^(lib|app|components|scripts)/", pathNot: [contracts, "^lib/id\\.ts$"] },
    },
    {
      name: "components-below-app",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|scripts|e2e|drizzle)/" },
    },
    {
      name: "browser-sees-contracts-only",
      comment:
        "Components and lib/client reach the server through /api: of lib they may use contracts, charts, the rules of conversations and the client.",
      severity: "error",
      from: { path: "^(components|lib/client)/", pathNot: tests },
      to: {
        path: "^lib/",
        pathNot: [
          contracts,
          conversationRules,
          dashboardRules,
          "^lib/(chart|client)/",
          "^lib/(errors|result)\\.ts$",
          "^lib/i18n/locale\\.ts$",
          "^lib/semantic/label-in\\.ts$",
        ],
      },
    },
    {
      name: "private-folders",
      comment: "The root files of a stage are public; its sub-folders belong to it.",
      severity: "error",
      from: { path: "^(?:lib|components)/([^/]+)/", pathNot: tests },
      to: { path: "^(?:lib|components)/[^/]+/[^/]+/", pathNot: ["^(?:lib|components)/$1/", ...openFolders] },
    },
    {
      name: "private-folders-from-outside",
      severity: "error",
      from: { path: "^(app|scripts|e2e|[^/]+\\.tsx?$)", pathNot: tests },
      to: { path: "^(lib|components)/[^/]+/[^/]+/", pathNot: openFolders },
    },
    {
      name: "drivers-in-source-and-db",
      comment: "Only data sources and the application store talk to databases.",
      severity: "error",
      from: { path: "^(app|components|lib|drizzle|server|instrumentation)", pathNot: ["^lib/(source|db)/", tests] },
      to: { path: "^(node:)?sqlite$|node_modules/(mysql2|pg|@duckdb/|better-sqlite3)" },
    },
    {
      name: "redis-in-cache",
      comment: "lib/cache/redis.ts is the one place that makes Redis clients.",
      severity: "error",
      from: { path: "^(app|components|lib|server)", pathNot: ["^lib/cache/", tests] },
      to: { path: "node_modules/ioredis" },
    },
    {
      name: "models-in-llm",
      comment: "Looking at a dashboard never calls a model: the providers are reached from the gateway alone.",
      severity: "error",
      from: { path: "^(app|components|lib|server)", pathNot: ["^lib/llm/", tests] },
      to: { path: "node_modules/@ai-sdk/(?!react/)" },
    },
    {
      name: "no-model-behind-dashboards",
      comment: "AI at design time only: what serves dashboards cannot even reach the gateway.",
      severity: "error",
      from: {
        path: "^(lib/dashboard/|lib/pipeline/run-stored-query|app/api/(dashboards|share|embed|pictures)/)",
        // Only for whoever designs, each by its name.
        pathNot: [tests, "^app/api/dashboards/(query|\\[dashboardId\\]/(design|explain))/route\\.ts$"],
      },
      to: { path: "^lib/llm/", pathNot: contracts, reachable: true },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      comment: "A file that nothing uses and that uses nothing is forgotten.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [tests, "\\.d\\.ts$", "(^|/)[^/]+\\.(config|setup)\\.m?ts$", "^app/", "^scripts/", "^e2e/"],
      },
      to: {},
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: "swc",
    webpackConfig: { fileName: ".dependency-cruiser-aliases.mjs" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.next/", "^dist/", "\\.(css|svg|json)$"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "node", "default"],
      mainFields: ["module", "main", "types"],
    },
  },
};
