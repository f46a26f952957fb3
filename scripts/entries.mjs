// What `npm run <name>` runs, below the repository's root; read by run.mjs.

/**
 * - `module`: the program, run by the repository's own Node
 * - `options`: given to the program before what the user typed
 * - `console`: whether the console must be built first
 * - `documentation`: whether the documentation is built beside it, where what was built is older than its sources
 */
export const entries = {
  start: { module: "packages/local/src/main.ts", options: [], console: true, documentation: true },
  dev: { module: "packages/local/src/main.ts", options: ["--watch"], console: true, documentation: true },
  demo: { module: "packages/sdk/src/demo.ts", options: [], console: true },
  test: { module: "scripts/test-lanes.mjs", options: [], console: true },
  "verify-chain": { module: "packages/local/src/verify-chain.ts", options: [], console: false },
  recount: { module: "packages/local/src/recount.ts", options: [], console: false },
  "load-calendar": { module: "packages/local/src/load-calendar.ts", options: [], console: false },
  "recompute-calendar": {
    module: "packages/local/src/recompute-calendar.ts",
    options: [],
    console: false,
  },
  fuzz: { module: "test/fuzz/fuzz.ts", options: [], console: false },
  docs: { module: "scripts/documentation-build.mjs", options: [], console: false },
  samples: { module: "test/samples/samples.ts", options: [], console: false },
  "pack-sdk": { module: "scripts/pack-sdk.ts", options: [], console: false },
  release: { module: "scripts/release.ts", options: [], console: false },
  pictures: { module: "test/pictures/pictures.ts", options: [], console: true },
  bench: { module: "test/load/bench.ts", options: [], console: false },
};
