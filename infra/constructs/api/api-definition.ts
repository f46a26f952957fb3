import type { Stack } from "aws-cdk-lib";
import { ApiDefinition } from "aws-cdk-lib/aws-apigateway";
import { API_NAME } from "../../names.ts";
import { gatewayProblems } from "./gateway-problems.ts";

/** Methods by path and by their name in small letters, as OpenAPI 3.0 writes them; values may hold tokens. */
export type Paths = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Declares the parameters that a path template names; `{proxy+}` is `proxy`. */
export const pathParameters = (path: string): readonly object[] =>
  [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

/** Address by which the gateway calls an AWS service: a Lambda function's path, or a file's in S3. */
export const serviceUri = (stack: Stack, service: "lambda" | "s3", path: string): string =>
  `arn:${stack.partition}:apigateway:${stack.region}:${service}:${path}`;

/**
 * The whole API as one OpenAPI document of one resource, so that routes cost nothing of the 500 resources of a stack.
 * Bodies reach functions as the bytes that were sent (`isBase64Encoded`), so digests hold.
 */
export const apiDefinition = (paths: Paths): ApiDefinition =>
  ApiDefinition.fromInline({
    openapi: "3.0.1",
    info: { title: API_NAME, version: "1" },
    paths,
    "x-amazon-apigateway-binary-media-types": ["*/*"],
    "x-amazon-apigateway-gateway-responses": gatewayProblems(),
  });
