import { type App, Stack, Tags } from "aws-cdk-lib";
import type { Bundler } from "./bundle.ts";
import type { FunctionSetting } from "./constructs/function/broker-function.ts";
import { rolloutIn } from "./constructs/function/rollout.ts";
import { oidcOf } from "./oidc.ts";
import { provincesOf } from "./provinces.ts";
import type { Settings } from "./settings.ts";
import type { SiteBuilds } from "./site-build.ts";
import { apiStack } from "./stacks/api.ts";
import { messagingStack } from "./stacks/messaging.ts";
import { observabilityStack } from "./stacks/observability.ts";
import { provinceStack } from "./stacks/province.ts";
import { sitesStack } from "./stacks/sites.ts";
import { storageStack } from "./stacks/storage.ts";
import { workersStack } from "./stacks/workers.ts";

/** What an installation is built from. */
export type BrokerParts = {
  readonly settings: Settings;
  readonly bundle: Bundler;
  /** The console and the documentation; of one that is not built yet nothing is copied. */
  readonly sites: SiteBuilds;
};

/** Event source mappings take no tags in China. */
const tag = (app: App, { partition }: Settings): void =>
  Tags.of(app).add("project", "tongban", {
    excludeResourceTypes: partition === "aws-cn" ? ["AWS::Lambda::EventSourceMapping"] : [],
  });

/**
 * Puts the whole broker into an app, in this order: storage, messaging, workers, a stack of queues per province, sites,
 * API and observability. Only the province stacks know the list of handling regions.
 */
export const addBroker = (app: App, { settings, bundle, sites }: BrokerParts): void => {
  const stackOf = (name: string, description: string, ...before: Stack[]): Stack => {
    const stack = new Stack(app, `tongban-${name}`, {
      description: `Tongban: ${description}`,
      env: { region: settings.region },
      terminationProtection: true,
    });
    for (const earlier of before) stack.addStackDependency(earlier);
    return stack;
  };
  const storage = stackOf("storage", "the key and the table");
  const granted = storageStack(storage, settings);
  const messaging = stackOf("messaging", "named queues, dead letters and the alarms' topic", storage);
  messagingStack(messaging, granted.key, settings);
  const workers = stackOf("workers", "functions behind queues and the stream", messaging);
  const settingIn = (stack: Stack): FunctionSetting => ({
    settings,
    granted,
    bundle,
    oidc: oidcOf(stack, settings),
    rollout: rolloutIn(stack),
  });
  workersStack(workers, settingIn(workers));
  for (const province of provincesOf(settings.handlingRegions)) {
    const stack = stackOf(`regions-${province.code}`, `queues of province ${province.code}`, workers);
    provinceStack(stack, granted.key, settings, province);
  }
  const site = stackOf("console", "the files of the console and the documentation", storage);
  const files = sitesStack(site, {
    key: granted.key,
    oidc: oidcOf(site, settings),
    settings,
    builds: sites,
  });
  const api = stackOf("api", "the REST API and its functions", workers, site);
  apiStack(api, settingIn(api), files);
  observabilityStack(stackOf("observability", "alarms and dashboard", api), settings);
  tag(app, settings);
};
