import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokerApp } from "../../infra/broker-app.ts";
import { repositoryRoot } from "../../infra/bundle.ts";
import { readSiteBuild, type SitePath } from "../../infra/site-build.ts";
import { isRecord, type Tree } from "./tree.ts";

/** A resource of a synthesized template, with where it stands. */
export type Resource = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Tree;
  readonly whole: Tree;
};

/** Every resource of every stack of one synthesized installation. */
export type Synthesized = {
  readonly all: readonly Resource[];
  readonly of: (type: string) => readonly Resource[];
  /** Templates by their stacks' names. */
  readonly templates: ReadonlyMap<string, Tree>;
};

const stubbed = (folder: string) => (name: string) => {
  const bundle = join(folder, name);
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, "index.mjs"), `export const handler = async () => "${name}";`);
  return bundle;
};

const builtSite = (folder: string, path: SitePath) => {
  const dist = join(folder, path);
  mkdirSync(join(dist, "assets"), { recursive: true });
  const index = `<script type="module" src="/live/${path}/assets/main-1a2b.js"></script>`;
  writeFileSync(join(dist, "index.html"), index);
  writeFileSync(join(dist, "favicon.svg"), "<svg/>");
  writeFileSync(join(dist, "assets/main-1a2b.js"), "export {};");
  return readSiteBuild(path, dist);
};

const projectContext = (): Tree => {
  const { context }: { context: Tree } = JSON.parse(readFileSync(join(repositoryRoot, "cdk.json"), "utf8"));
  return context;
};

const resourcesOf = (stack: string, template: Tree): Resource[] =>
  Object.entries(isRecord(template["Resources"]) ? template["Resources"] : {}).flatMap(([id, whole]) =>
    isRecord(whole)
      ? [
          {
            stack,
            id,
            type: String(whole["Type"]),
            properties: isRecord(whole["Properties"]) ? whole["Properties"] : {},
            whole,
          },
        ]
      : [],
  );

/**
 * Synthesizes the whole broker with cdk.json's context and the given one, with stub bundles and, where asked, stub
 * sites; throws where cdk-nag finds what nobody explained.
 */
export const synthesize = (context: Tree = {}, { withSites = true } = {}): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-synth-"));
  try {
    const app = brokerApp(
      {
        bundle: stubbed(folder),
        sites: {
          console: withSites ? builtSite(folder, "console") : undefined,
          docs: withSites ? builtSite(folder, "docs") : undefined,
        },
      },
      {
        context: { ...projectContext(), ...context },
        outdir: join(folder, "out"),
        // `cdk synth` in the project's check asks it of the whole; its engine takes longer to start than all of these.
        builtinCloudFormationValidation: false,
      },
    );
    const templates = new Map<string, Tree>(
      app.synth().stacks.map(({ stackName, template }) => [stackName, template]),
    );
    const all = [...templates].flatMap(([stack, template]) => resourcesOf(stack, template));
    return { all, of: (type) => all.filter((resource) => resource.type === type), templates };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
