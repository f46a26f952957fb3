import type { Stack } from "aws-cdk-lib";
import { type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { objectOrigin } from "../../names.ts";
import type { Oidc } from "../../oidc.ts";
import type { SiteBuild, SiteBuilds, SitePath } from "../../site-build.ts";
import { consolePolicy, documentationPolicy } from "./site-policy.ts";

/** A built site with its place in the bucket and what belongs to its files. */
export type Place = {
  readonly path: SitePath;
  readonly build: SiteBuild;
  /** What the names of its resources begin with; the console's are older than the documentation. */
  readonly id: "" | "Documentation";
  /** Folder of the bucket; empty is its top. */
  readonly folder: string;
  /** Files beside the built ones. */
  readonly given: readonly ISource[];
  /** Content security policy that it is sent with. */
  readonly policy: string;
  /** Builds it for another base than it has. */
  readonly builder: string;
};

const consolePlace = (stack: Stack, oidc: Oidc, build: SiteBuild): Place => ({
  path: "console",
  build,
  id: "",
  folder: "",
  given: [
    Source.jsonData("config.json", {
      authority: oidc.issuer,
      clientId: oidc.clientId,
      apiBase: `${build.prefix}/`,
    }),
  ],
  policy: consolePolicy(oidc.issuer, objectOrigin(stack)),
  builder: "npm run build -w packages/console",
});

const documentationPlace = (build: SiteBuild): Place => ({
  path: "docs",
  build,
  id: "Documentation",
  folder: "docs",
  given: [],
  policy: documentationPolicy,
  builder: "npm run docs",
});

/** Where the sites go that have been built. */
export const placesOf = (stack: Stack, { console, docs }: SiteBuilds, oidc: Oidc): readonly Place[] => [
  ...(console ? [consolePlace(stack, oidc, console)] : []),
  ...(docs ? [documentationPlace(docs)] : []),
];
