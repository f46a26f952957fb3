import { fileURLToPath } from "node:url";

/** Who may import whom: the fence around each folder. `test/fence` proves that it bites. */

const below = (path) => `^${path}`;

/** A folder may import only itself, the listed folders, and packages from npm. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: below(from), pathNot: "[.]test[.]tsx?$" },
  to: {
    path: "^(packages|functions|infra)/",
    pathNot: [from, ...allowed].map(below),
  },
});

/** A folder may not import anything from npm or from Node. */
const bare = (name, from, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: below(from), pathNot: "[.]test[.]ts$" },
  to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-no-pkg", "npm-unknown", "core"] },
});

const P = "packages/";

export default {
  forbidden: [
    only("domain-imports-nothing", `${P}domain/`, [], "What is true depends on nothing."),
    bare("domain-is-bare", `${P}domain/src/`, "The domain knows no AWS, no zod and no Node."),
    only(
      "contract-knows-vocabulary",
      `${P}contract/`,
      [`${P}domain/`],
      "What is said uses the domain's words only.",
    ),
    only("store-keeps-domain", `${P}store/`, [`${P}domain/`], "What is kept is the domain's."),
    only("signature-stands-alone", `${P}signature/`, [], "Who says it needs nobody."),
    only(
      "sheet-reads-the-contract",
      `${P}sheet/`,
      [`${P}contract/`, `${P}domain/`],
      "Files of lists are read and written by the contract's rules, wherever that is.",
    ),
    only(
      "functions-know-no-infra",
      "functions/",
      [`${P}contract/`, `${P}store/`, `${P}signature/`, `${P}domain/`, `${P}sheet/src/drop/`],
      "What happens knows neither where it runs nor who looks at it; of sheets it reads those that partners drop.",
    ),
    only(
      "sdk-is-the-partners-side",
      `${P}sdk/`,
      [`${P}contract/`, `${P}signature/`, `${P}domain/`, `${P}sheet/`],
      "The partner's side never sees the store.",
    ),
    only(
      "console-talks-the-contract",
      `${P}console/`,
      [`${P}contract/`, `${P}sdk/`, `${P}domain/`, `${P}sheet/`],
      "The people's side talks only through the contract.",
    ),
    only(
      "local-hosts-bundles",
      `${P}local/`,
      [
        `${P}contract/`,
        `${P}domain/`,
        `${P}store/`,
        `${P}signature/`,
        "functions/(deployment|topology|bundling|stages|settings)[.]ts$",
      ],
      "One machine runs the bundles; it never imports a function's source.",
    ),
    only(
      "infra-names-entries",
      "infra/",
      [
        `${P}store/src/(table/table|object/declared|drop/places)[.]ts$`,
        `${P}contract/`,
        `${P}domain/`,
        "functions/(deployment|topology|bundling|stages|settings)[.]ts$",
      ],
      "Where it runs knows the table, how long uploads last, partners' folders, the routes and the entry files by path.",
    ),
    {
      name: "no-cycles",
      comment: "One natural direction, no back and forth.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|build|cdk[.]out|[.]tongban)/" },
    tsConfig: { fileName: fileURLToPath(new URL("tsconfig.json", import.meta.url)) },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
