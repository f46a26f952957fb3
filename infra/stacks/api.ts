import type { Stack } from "aws-cdk-lib";
import { brokerApi } from "../constructs/api/broker-api.ts";
import { addConsoleMethods } from "../constructs/api/console-methods.ts";
import { addContractMethods } from "../constructs/api/contract-methods.ts";
import { addFirewall } from "../constructs/api/firewall.ts";
import { addGatewayProblems } from "../constructs/api/gateway-problems.ts";
import type { FunctionSetting } from "../constructs/function/broker-function.ts";
import type { ConsoleSite } from "./console.ts";

/** What the outside reaches: the REST API with the contract's routes and the console. */
export const apiStack = (stack: Stack, setting: FunctionSetting, site: ConsoleSite): void => {
  const { settings, granted } = setting;
  const api = brokerApi(stack, granted.key, settings);
  addContractMethods(api, stack, setting);
  addConsoleMethods(api, site);
  addGatewayProblems(api);
  if (settings.endpoint.type === "REGIONAL") addFirewall(stack, api.deploymentStage, granted.key, settings);
};
