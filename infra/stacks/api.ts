import type { Stack } from "aws-cdk-lib";
import { apiDefinition } from "../constructs/api/api-definition.ts";
import { brokerApi } from "../constructs/api/broker-api.ts";
import { apiHandlers, contractPaths, permitCalls } from "../constructs/api/contract-paths.ts";
import { addFirewall } from "../constructs/api/firewall.ts";
import { sitePaths } from "../constructs/api/site-paths.ts";
import type { FunctionSetting } from "../constructs/function/broker-function.ts";
import type { Sites } from "./sites.ts";

/** What the outside reaches: the REST API with the contract's routes, the console and the documentation. */
export const apiStack = (stack: Stack, setting: FunctionSetting, sites: Sites): void => {
  const { settings, granted } = setting;
  const handlers = apiHandlers(stack, setting);
  const paths = { ...contractPaths(handlers, settings.stage), ...sitePaths(stack, sites) };
  const api = brokerApi(stack, granted.key, settings, apiDefinition(paths));
  permitCalls(api, handlers);
  if (settings.endpoint.type === "REGIONAL") addFirewall(stack, api.deploymentStage, granted.key, settings);
};
