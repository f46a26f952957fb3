import { operationsOf, type ServedOperation, type StageName } from "@tongban/functions/stages";
import { Stack } from "aws-cdk-lib";
import type { RestApiBase } from "aws-cdk-lib/aws-apigateway";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { deployedIn } from "../../deployed.ts";
import { brokerFunction, type FunctionSetting } from "../function/broker-function.ts";
import { type Paths, pathParameters, serviceUri } from "./api-definition.ts";

/** The functions that answer the API, by name. */
type ApiHandlers = ReadonlyMap<string, IFunction>;

/** Makes the functions that answer a stage's operations. */
export const apiHandlers = (stack: Stack, setting: FunctionSetting): ApiHandlers =>
  new Map(
    deployedIn(setting.settings.stage)
      .filter(({ deployment }) => deployment.trigger.kind === "api")
      .map(({ name }) => [name, brokerFunction(stack, name, setting)] as const),
  );

const methodOf = ({ operation, route }: ServedOperation, handler: IFunction) => ({
  ...(route === operation.path ? { operationId: operation.name } : {}),
  parameters: pathParameters(route),
  responses: { [operation.status]: { description: route === operation.path ? operation.summary : route } },
  "x-amazon-apigateway-integration": {
    type: "aws_proxy",
    httpMethod: "POST",
    uri: serviceUri(
      Stack.of(handler),
      "lambda",
      `path/2015-03-31/functions/${handler.functionArn}/invocations`,
    ),
    passthroughBehavior: "when_no_match",
  },
});

/**
 * One method for each route of the contract, answered by the function that serves it; what is asked of a case by the last
 * part of its path shares one (`gateway-route.ts`). The methods ask for no IAM or
 * gateway authorization: a partner's signature (RFC 9421) covers the body, which no authorizer sees, and staff come from
 * any OIDC provider, verified in the function.
 */
export const contractPaths = (handlers: ApiHandlers, stage: StageName): Paths => {
  const paths: Record<string, Record<string, object>> = {};
  for (const served of operationsOf(stage)) {
    const { operation, by, route } = served;
    const handler = handlers.get(by);
    if (!handler) throw new Error(`no function is deployed for ${operation.name}`);
    paths[route] = { ...paths[route], [operation.method.toLowerCase()]: methodOf(served, handler) };
  }
  return paths;
};

/**
 * Lets the API call each function for any of its methods. A permission for each method would be more than the 20 KB that
 * a function's policy may have.
 */
export const permitCalls = (api: RestApiBase, handlers: ApiHandlers): void => {
  for (const handler of handlers.values())
    handler.addPermission("CalledByApi", {
      principal: new ServicePrincipal("apigateway.amazonaws.com"),
      sourceArn: api.arnForExecuteApi(),
    });
};
