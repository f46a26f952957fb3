import { join } from "node:path";
import { bundlingOf, functionsOf } from "@tongban/functions/stages";
import { App, type AppProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { addBroker, type BrokerParts } from "./broker.ts";
import { bundlerInto } from "./bundle.ts";
import { readSettings } from "./settings.ts";

/**
 * The CDK app of the whole broker, with settings from its context and cdk-nag's rules asked of every resource.
 * Functions are bundled below its output folder, unless `bundle` makes them otherwise.
 */
export const brokerApp = (
  { sites, bundle }: Pick<BrokerParts, "sites"> & Partial<Pick<BrokerParts, "bundle">>,
  properties: AppProps = {},
): App => {
  const app = new App(properties);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const settings = readSettings((name) => app.node.tryGetContext(name));
  const { stage } = settings;
  const bundled = bundlerInto(join(app.outdir, "functions"), functionsOf(stage), bundlingOf(stage));
  addBroker(app, { settings, bundle: bundle ?? bundled, sites });
  return app;
};
