import { Size, type Stack, Validations } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigateway";
import { InterfaceVpcEndpoint } from "aws-cdk-lib/aws-ec2";
import {
  AnyPrincipal,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { API_NAME, STAGE_NAME } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import { keptLogGroup } from "../log-group.ts";

/**
 * One line per request without personal data: the route's pattern in place of the path, and neither address, agent,
 * query nor token. `responseLatency` (ms) is a number, so that a metric can be read from it.
 */
const ACCESS_LOG_LINE = `{${[
  '"requestId":"$context.requestId"',
  '"time":"$context.requestTime"',
  '"method":"$context.httpMethod"',
  '"resourcePath":"$context.resourcePath"',
  '"status":"$context.status"',
  '"responseLength":"$context.responseLength"',
  '"responseLatency":$context.responseLatency',
  '"integrationStatus":"$context.integration.status"',
  '"refusal":"$context.error.responseType"',
].join(",")}}`;

/** The gateway writes access logs with one role per account and AWS region. */
const logWriter = (stack: Stack): gateway.CfnAccount => {
  const role = new Role(stack, "GatewayLogRole", {
    assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
    managedPolicies: [
      ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs"),
    ],
  });
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
    reason: "API Gateway checks the account's log role against this policy; a narrower one is refused",
  });
  return new gateway.CfnAccount(stack, "GatewayAccount", { cloudWatchRoleArn: role.roleArn });
};

const network = (stack: Stack, { endpoint }: Settings) => {
  if (endpoint.type === "REGIONAL")
    return { endpointConfiguration: { types: [gateway.EndpointType.REGIONAL] } };
  const executeApi = InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, "ExecuteApi", {
    vpcEndpointId: endpoint.vpcEndpointId,
    port: 443,
  });
  const onlyThrough = new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: ["execute-api:Invoke"],
    resources: ["execute-api:/*"],
    conditions: { StringEquals: { "aws:SourceVpce": endpoint.vpcEndpointId } },
  });
  return {
    endpointConfiguration: { types: [gateway.EndpointType.PRIVATE], vpcEndpoints: [executeApi] },
    policy: new PolicyDocument({ statements: [onlyThrough] }),
  };
};

const acknowledge = (api: gateway.RestApiBase, { endpoint }: Settings): void => {
  Validations.of(api).acknowledge(
    {
      id: "AwsSolutions-APIG2",
      reason:
        "Functions check every request against the contract's schemas and name the field; the gateway cannot",
    },
    {
      id: "AwsSolutions-APIG6",
      reason:
        "Execution logs can hold headers and go to a log group without our key; access logs have every request",
    },
  );
  if (endpoint.type === "PRIVATE")
    Validations.of(api).acknowledge({
      id: "AwsSolutions-APIG3",
      reason:
        "Only a VPC endpoint of the government extranet reaches it; its own border inspects the traffic",
    });
};

/** TLS 1.2 or newer. In China the service's endpoints take nothing older, and the choice of policy is not everywhere. */
const minimumTls = (api: gateway.RestApiBase, { partition }: Settings): void => {
  const resource = api.node.defaultChild;
  if (partition === "aws-cn" || !(resource instanceof gateway.CfnRestApi)) return;
  resource.securityPolicy = gateway.SecurityPolicy.TLS13_1_2_PQ_2025_09;
  resource.endpointAccessMode = "STRICT";
};

/**
 * The REST API of a definition: one stage, throttled, with access logs. The gateway refuses bodies over 10 MB, the
 * functions far smaller ones.
 */
export const brokerApi = (
  stack: Stack,
  key: IKey,
  settings: Settings,
  apiDefinition: gateway.ApiDefinition,
): gateway.SpecRestApi => {
  const log = keptLogGroup(stack, "access", key);
  const account = logWriter(stack);
  const api = new gateway.SpecRestApi(stack, "Api", {
    restApiName: API_NAME,
    apiDefinition,
    mode: gateway.RestApiMode.OVERWRITE,
    ...network(stack, settings),
    minCompressionSize: Size.kibibytes(1),
    cloudWatchRole: false,
    deployOptions: {
      stageName: STAGE_NAME,
      accessLogDestination: new gateway.LogGroupLogDestination(log),
      accessLogFormat: gateway.AccessLogFormat.custom(ACCESS_LOG_LINE),
      loggingLevel: gateway.MethodLoggingLevel.OFF,
      dataTraceEnabled: false,
      metricsEnabled: true,
      throttlingRateLimit: settings.throttle.rate,
      throttlingBurstLimit: settings.throttle.burst,
      tracingEnabled: settings.partition === "aws",
    },
  });
  api.deploymentStage.node.addDependency(account);
  minimumTls(api, settings);
  acknowledge(api, settings);
  return api;
};
