import type { FunctionDeployment } from "@tongban/functions/deployment";
import { functionsOf, type StageFunctionName, type StageName } from "@tongban/functions/stages";

/** Tells whether a stage deploys a function of this name. */
export const isFunctionOf = (stage: StageName, name: string): name is StageFunctionName =>
  Object.hasOwn(functionsOf(stage), name);

/** A function of a stage with its deployment. */
export type Deployed = { readonly name: StageFunctionName; readonly deployment: FunctionDeployment };

/** Every function of a stage with its deployment, in the order of the list. */
export const deployedIn = (stage: StageName): readonly Deployed[] => {
  const functions: Readonly<Partial<Record<StageFunctionName, FunctionDeployment>>> = functionsOf(stage);
  return Object.keys(functions).flatMap((name) => {
    const deployment = isFunctionOf(stage, name) ? functions[name] : undefined;
    return deployment && isFunctionOf(stage, name) ? [{ name, deployment }] : [];
  });
};

/** The deployment of a function of a stage; throws where the stage has none of this name. */
export const deploymentIn = (stage: StageName, name: StageFunctionName): FunctionDeployment => {
  const deployment = functionsOf(stage)[name];
  if (!deployment) throw new Error(`${stage} deploys no function ${name}`);
  return deployment;
};
