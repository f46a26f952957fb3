import { CfnParameter, Fn, type Stack } from "aws-cdk-lib";
import type { Settings } from "./settings.ts";

/** Staff sign-in as a stack's resources use it. */
export type Oidc = {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly clientId: string;
};

const asked = (stack: Stack): string =>
  new CfnParameter(stack, "OidcIssuer", {
    description: "Issuer of staff tokens, such as https://id.example.gov.cn",
    allowedPattern: "^https://[^/ ]+(/[^ ]*)?$",
  }).valueAsString;

/** The settings' sign-in; where they name no issuer, deploying the stack asks for the parameter `OidcIssuer`. */
export const oidcOf = (stack: Stack, { oidc }: Settings): Oidc => ({
  ...oidc,
  issuer: oidc.issuer ?? asked(stack),
});

/** Scheme and host of an issuer, for a content security policy. */
export const originOf = (issuer: string): string => `https://${Fn.select(2, Fn.split("/", issuer))}`;
