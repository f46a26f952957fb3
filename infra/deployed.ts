import { deployments, type FunctionDeployment, type FunctionName } from "@tongban/functions/deployment";

/** Tells whether a function of this name is deployed. */
export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(deployments, name);

/** Every function with its deployment, in the order of the list. */
export const deployed: readonly { readonly name: FunctionName; readonly deployment: FunctionDeployment }[] =
  Object.keys(deployments)
    .filter(isFunctionName)
    .map((name) => ({ name, deployment: deployments[name] }));
