import { apiFunctions, routes, servedBy } from "@tongban/contract";
import type { Stack } from "aws-cdk-lib";
import { LambdaIntegration, type RestApi } from "aws-cdk-lib/aws-apigateway";
import { brokerFunction, type FunctionSetting } from "../function/broker-function.ts";

/**
 * Gives the API one method for each route of the contract, answered by the function that serves it. The methods ask for
 * no IAM or gateway authorization: a partner's signature covers the body, which no authorizer sees.
 */
export const addContractMethods = (api: RestApi, stack: Stack, setting: FunctionSetting): void => {
  const functions = new Map(
    apiFunctions.map((name) => [name, brokerFunction(stack, name, setting)] as const),
  );
  for (const route of routes) {
    const handler = functions.get(servedBy(route));
    if (!handler) throw new Error(`no function is deployed for ${route.name}`);
    api.root
      .resourceForPath(route.path)
      .addMethod(route.method, new LambdaIntegration(handler, { proxy: true, allowTestInvoke: false }), {
        operationName: route.name,
      });
  }
};
