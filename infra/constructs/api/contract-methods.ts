import { apiFunctions, operations, servedBy } from "@tongban/contract";
import type { Stack } from "aws-cdk-lib";
import { LambdaIntegration, type RestApi } from "aws-cdk-lib/aws-apigateway";
import { brokerFunction, type FunctionSetting } from "../function/broker-function.ts";

/**
 * The API may call a function for any of its methods. A permission for each method would be a third of the 500 resources
 * of a stack, and more than the 20 KB that a function's policy may have.
 */
const integration = { proxy: true, scopePermissionToMethod: false } as const;

/**
 * Gives the API one method for each route of the contract, answered by the function that serves it. The methods ask for
 * no IAM or gateway authorization: a partner's signature covers the body, which no authorizer sees.
 */
export const addContractMethods = (api: RestApi, stack: Stack, setting: FunctionSetting): void => {
  const functions = new Map(
    apiFunctions.map((name) => [name, brokerFunction(stack, name, setting)] as const),
  );
  for (const operation of operations) {
    const handler = functions.get(servedBy(operation));
    if (!handler) throw new Error(`no function is deployed for ${operation.name}`);
    api.root
      .resourceForPath(operation.path)
      .addMethod(operation.method, new LambdaIntegration(handler, integration), {
        operationName: operation.name,
      });
  }
};
