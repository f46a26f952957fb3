/**
 * What each stage of the broker is made of: production does the work, a sandbox is where partners' developers try it. Plain
 * data, like `deployment.ts`; production's entries name nothing of the sandbox's.
 */
import { type Operation, operations, servedBy } from "@tongban/contract";
import { sandboxOperations } from "@tongban/contract/sandbox";
import { type Bundling, bundlingOptions } from "./bundling.ts";
import { deployments, type FunctionDeployment } from "./deployment.ts";
import { gatewayRoute } from "./gateway-route.ts";
import { type SandboxFunctionName, sandboxDeployments } from "./sandbox/deployment.ts";

/** A function's name in some stage. */
export type StageFunctionName = SandboxFunctionName;

/** What a broker is for. */
export const stageNames = ["production", "sandbox"] as const;

/** One of {@link stageNames}. */
export type StageName = (typeof stageNames)[number];

/** Every function of a stage by its name. */
export const functionsOf = (
  stage: StageName,
): Readonly<Partial<Record<StageFunctionName, FunctionDeployment>>> &
  Readonly<Record<keyof typeof deployments, FunctionDeployment>> =>
  stage === "production" ? deployments : sandboxDeployments;

/** An operation with the function that answers it, and the path of the gateway's route that leads there. */
export type ServedOperation = {
  readonly operation: Operation;
  readonly by: StageFunctionName;
  readonly route: string;
};

/** Every operation of a stage. */
export const operationsOf = (stage: StageName): readonly ServedOperation[] => {
  const answered = answeredIn(stage);
  return answered.map((one) => ({ ...one, route: gatewayRoute(one, answered) }));
};

const answeredIn = (stage: StageName): readonly Omit<ServedOperation, "route">[] => [
  ...operations.map((operation) => ({ operation, by: servedBy(operation) })),
  ...(stage === "sandbox"
    ? Object.values<Operation>(sandboxOperations).map((operation) => ({ operation, by: "sandbox" as const }))
    : []),
];

/** How the functions of a stage are bundled: a sandbox's have its own part in the place of production's. */
export const bundlingOf = (stage: StageName): Bundling =>
  stage === "production"
    ? bundlingOptions
    : {
        ...bundlingOptions,
        alias: { ...bundlingOptions.alias, "@tongban/functions/stage": "@tongban/functions/sandbox-stage" },
      };
