import { type App, Stack, Tags } from "aws-cdk-lib";
import type { Bundler } from "./bundle.ts";
import type { ConsoleBuild } from "./console-build.ts";
import type { FunctionSetting } from "./constructs/broker-function.ts";
import { oidcOf } from "./oidc.ts";
import type { Settings } from "./settings.ts";
import { apiStack } from "./stacks/api.ts";
import { consoleStack } from "./stacks/console.ts";
import { messagingStack } from "./stacks/messaging.ts";
import { observabilityStack } from "./stacks/observability.ts";
import { storageStack } from "./stacks/storage.ts";
import { workersStack } from "./stacks/workers.ts";

/** What an installation is built from. */
export type Materials = {
  readonly settings: Settings;
  readonly bundle: Bundler;
  /** Undefined: the console is not built yet, and nothing is copied. */
  readonly console: ConsoleBuild | undefined;
};

/** Event source mappings take no tags in China. */
const tag = (app: App, { partition }: Settings): void =>
  Tags.of(app).add("project", "tongban", {
    excludeResourceTypes: partition === "aws-cn" ? ["AWS::Lambda::EventSourceMapping"] : [],
  });

/** Puts the whole broker into an app: storage, messaging, workers, console, API and observability, in this order. */
export const addBroker = (app: App, { settings, bundle, console }: Materials): void => {
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
  const messaging = stackOf("messaging", "queues of the handling regions and of webhooks", storage);
  messagingStack(messaging, granted.key, settings);
  const workers = stackOf("workers", "functions behind queues and the stream", messaging);
  const settingIn = (stack: Stack): FunctionSetting => ({
    settings,
    granted,
    bundle,
    oidc: oidcOf(stack, settings),
  });
  workersStack(workers, settingIn(workers));
  const site = stackOf("console", "the console's files", storage);
  const files = consoleStack(site, {
    key: granted.key,
    oidc: oidcOf(site, settings),
    settings,
    build: console,
  });
  const api = stackOf("api", "the REST API and its functions", workers, site);
  apiStack(api, settingIn(api), files);
  observabilityStack(stackOf("observability", "alarms and dashboard", api), granted.key, settings);
  tag(app, settings);
};
