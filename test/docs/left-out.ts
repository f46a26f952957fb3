/** A line of a page that is not run with the others, why, and the test that holds it instead. */
type LeftOut = { readonly line: RegExp; readonly why: string; readonly heldBy: string };

/** Every line of the pages' shell blocks that {@link linesToRun} leaves out. A line that is on no list is run. */
export const leftOut: readonly LeftOut[] = [
  {
    line: /^npm start -- --sandbox$/,
    why: "the journey's own sandbox stands for it",
    heldBy: "test/journeys/sandbox.test.ts",
  },
  {
    line: /^npm start$/,
    why: "the journey's own broker stands for it",
    heldBy: "packages/local/src/main.ts",
  },
  {
    line: /^npm install \.\/tongban-sdk-\*\.tgz$/,
    why: "another test packs the SDK and installs it so into an empty folder",
    heldBy: "packages/sdk/test/pack-sdk.test.ts",
  },
  {
    line: /^(sh|python3|go run|java) examples\/\S+ --key key\.pem$/,
    why: "another test runs each example as its README says, where its language is there",
    heldBy: "test/journeys/example-client.ts",
  },
];
