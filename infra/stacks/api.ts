import type { Stack } from "aws-cdk-lib";
import { apiDefinition } from "../constructs/api/api-definition.ts";
import { brokerApi } from "../constructs/api/broker-api.ts";
import { consolePaths } from "../constructs/api/console-paths.ts";
import { apiHandlers, contractPaths, permitCalls } from "../constructs/api/contract-paths.ts";
import { addFirewall } from "../constructs/api/firewall.ts";
import type { FunctionSetting } from "../constructs/function/broker-function.ts";
import type { ConsoleSite } from "./console.ts";

/** What the outside reaches: the REST API with the contract's routes and the console. */
export const apiStack = (stack: Stack, setting: FunctionSetting, site: ConsoleSite): void => {
  const { settings, granted } = setting;
  const handlers = apiHandlers(stack, setting);
  const paths = { ...contractPaths(handlers, settings.stage), ...consolePaths(stack, site) };
  const api = brokerApi(stack, granted.key, settings, apiDefinition(paths));
  permitCalls(api, handlers);
  if (settings.endpoint.type === "REGIONAL") addFirewall(stack, api.deploymentStage, granted.key, settings);
};
