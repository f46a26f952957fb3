import type { Seed } from "@tongban/contract";
import type { Broker } from "./host/host.ts";

const agreementLines = ({ agreements, regions }: Seed): readonly string[] => {
  const names = new Map(regions.map(({ region, name }) => [region, name]));
  return agreements.map(
    ({ id, title, parties }) =>
      `  ${id}  ${title}\n    ${parties.map((code) => names.get(code) ?? code).join(" ")}`,
  );
};

/** The one screen that tells a person what runs and what to type next; `took` in ms. */
export const readyScreen = (
  { url }: Pick<Broker, "url">,
  directory: Seed,
  dataDir: string,
  took: number,
): string =>
  [
    `Tongban is ready (${(took / 1_000).toFixed(1)} s).`,
    "",
    `  API       ${url}`,
    `  Console   ${url}/console/`,
    `  Sign-in   ${url}/oidc`,
    `  Data      ${dataDir}`,
    "",
    "Agreements",
    ...agreementLines(directory),
    "",
    "Next, in another shell:  npm run demo",
    "Ctrl-C stops the broker; its cases stay.",
    "",
  ].join("\n");
