import { fromEnv } from "@aws-sdk/credential-provider-env";

/** Stands in for the SDK's chain of credential providers in bundles: a Lambda's credentials are in its environment. */
export const defaultProvider = () => fromEnv();
