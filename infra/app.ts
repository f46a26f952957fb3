import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { addBroker } from "./broker.ts";
import { bundlerInto } from "./bundle.ts";
import { consoleFolder, readConsoleBuild } from "./console-build.ts";
import { readSettings } from "./settings.ts";

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
addBroker(app, {
  settings: readSettings((name) => app.node.tryGetContext(name)),
  bundle: bundlerInto(join(app.outdir, "functions")),
  console: readConsoleBuild(consoleFolder),
});
