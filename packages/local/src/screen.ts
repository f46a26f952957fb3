import type { Seed } from "@tongban/contract";
import type { Broker } from "./host/host.ts";
import type { Settings } from "./settings.ts";

const agreementLines = ({ agreements, regions }: Seed): readonly string[] => {
  const names = new Map(regions.map(({ region, name }) => [region, name]));
  return agreements.map(
    ({ id, title, parties }) =>
      `  ${id}  ${title}\n    ${parties.map((code) => names.get(code) ?? code).join(" ")}`,
  );
};

/** What a person types next, in another shell. */
const nextLines = (url: string): Readonly<Record<Settings["stage"], readonly string[]>> => ({
  production: ["Next, in another shell:  npm run demo"],
  sandbox: [
    "This is a sandbox: systems register themselves, and its window answers by itself. In another shell:",
    `  curl ${url}/sandbox/v1                 what it is, and its magic words`,
    `  npx tongban sandbox register --url ${url}   your key, your partner, applications to send`,
    "  npx tongban submit remote-medical-filing.json   and send its files: npx tongban material put CASE remote-medical-filing/*.pdf",
    "  npx tongban watch                               granted once they are there, or after a minute without them",
  ],
});

/** The one screen that tells a person what runs and what to type next; `took` in ms. */
export const readyScreen = (
  { url }: Pick<Broker, "url">,
  directory: Seed,
  { dataDir, stage }: Pick<Settings, "dataDir" | "stage">,
  took: number,
): string =>
  [
    `Tongban is ready (${(took / 1_000).toFixed(1)} s).`,
    "",
    `  API       ${url}`,
    `  Console   ${url}/console/`,
    `  Docs      ${url}/docs/`,
    `  Sign-in   ${url}/oidc`,
    `  Data      ${dataDir}`,
    "",
    "Agreements",
    ...agreementLines(directory),
    "",
    ...nextLines(url)[stage],
    "Ctrl-C stops the broker; its cases stay.",
    "",
  ].join("\n");
