import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";
import type { Bundling } from "@tongban/functions/bundling";
import { type Bundle, type Bundled, bundleFunctions } from "./host/bundle.ts";

/** What to watch, and what to tell. */
export type ReloadSetting = {
  /** What is bundled, by function name. */
  readonly functions: Readonly<Record<string, Bundled>>;
  readonly bundleDir: string;
  readonly bundling: Bundling;
  readonly bundles: Readonly<Record<string, Bundle>>;
  /** Told the functions whose bundle is new. */
  changed(functionNames: readonly string[]): void;
  /** Told why a source does not compile; the old bundles stay. */
  broken(reason: string): void;
};

/** ms to wait after a change: editors write a file in several steps. */
const SETTLE = 80;

/**
 * Watches the folders of all bundled sources and builds again what changed. Which functions a source belongs to
 * comes out of the bundles' own stamps, so only these are told.
 */
export const reloadOnChange = (setting: ReloadSetting): { stop(): void } => {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<void> = Promise.resolve();

  const watchSources = (bundles: Readonly<Record<string, Bundle>>): void => {
    const folders = new Set(
      Object.values(bundles).flatMap(({ sources }) => sources.map((path) => dirname(path))),
    );
    for (const folder of folders) if (!watchers.has(folder)) watchers.set(folder, watch(folder, soon));
  };

  const rebuild = async (): Promise<void> => {
    try {
      const bundles = await bundleFunctions(setting.functions, setting.bundleDir, setting.bundling);
      watchSources(bundles);
      const fresh = Object.keys(bundles).filter((name) => bundles[name]?.reused === false);
      if (fresh.length > 0) setting.changed(fresh);
    } catch (error) {
      setting.broken(error instanceof Error ? error.message : String(error));
    }
  };

  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(rebuild);
    }, SETTLE);
  };

  watchSources(setting.bundles);
  return {
    stop: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
};
