import { routes, servedBy } from "@tongban/contract";
import type { Stack } from "aws-cdk-lib";
import { LambdaIntegration, type RestApi } from "aws-cdk-lib/aws-apigateway";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { deployed } from "../topology.ts";
import { brokerFunction, type Workshop } from "./broker-function.ts";

/** Makes the functions that answer the API, by the audience each serves. */
const handlersByAudience = (stack: Stack, workshop: Workshop): ReadonlyMap<string, IFunction> =>
  new Map(
    deployed.flatMap(({ name, deployment }) =>
      deployment.trigger.kind === "api"
        ? [[deployment.trigger.audience, brokerFunction(stack, name, workshop)] as const]
        : [],
    ),
  );

/**
 * Gives the API one method for each route of the contract, answered by the function of the route's audience. The
 * methods ask for no IAM or gateway authorization: a partner's signature covers the body, which no authorizer sees.
 */
export const addContractMethods = (api: RestApi, stack: Stack, workshop: Workshop): void => {
  const handlers = handlersByAudience(stack, workshop);
  for (const route of routes) {
    const handler = handlers.get(servedBy(route));
    if (!handler) throw new Error(`no function is deployed for ${route.name}`);
    api.root
      .resourceForPath(route.path)
      .addMethod(route.method, new LambdaIntegration(handler, { proxy: true, allowTestInvoke: false }), {
        operationName: route.name,
      });
  }
};
