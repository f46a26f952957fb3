import type { FunctionDeployment } from "@tongban/functions/deployment";
import { logFile } from "../data/log-file.ts";
import { createFunctionPool, type FunctionPool } from "../lambda/function-pool.ts";
import { REGION } from "./aws-clients.ts";
import type { Bundle } from "./bundle.ts";

/** The pools of all functions. */
export type FunctionPools = {
  /** Rejects with FunctionFault. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Invocations of this function from now on run its bundle as it is on disk now. */
  reload(functionName: string): void;
  stop(): Promise<void>;
};

/** Makes a pool for each function. */
export const createFunctionPools = (
  functions: Readonly<Record<string, FunctionDeployment>>,
  bundles: Readonly<Record<string, Bundle>>,
  environment: Readonly<Record<string, string>>,
  logs: string,
  clock?: SharedArrayBuffer,
): FunctionPools => {
  const pools = new Map<string, FunctionPool>();
  for (const [functionName, { timeout, memory }] of Object.entries(functions)) {
    const bundle = bundles[functionName];
    if (!bundle) throw new Error(`${functionName} has no bundle`);
    const setting = {
      functionName,
      bundle: bundle.path,
      region: REGION,
      memory,
      timeout,
      logFile: logFile(logs, functionName),
      clock,
      environment: {
        ...environment,
        AWS_LAMBDA_FUNCTION_NAME: functionName,
        AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
      },
    };
    pools.set(functionName, createFunctionPool(setting));
  }
  const pool = (functionName: string): FunctionPool => {
    const found = pools.get(functionName);
    if (!found) throw new Error(`There is no function ${functionName}`);
    return found;
  };
  return {
    invoke: (functionName, event) => pool(functionName).invoke(event),
    reload: (functionName) => pool(functionName).reload(),
    stop: async () => {
      await Promise.all([...pools.values()].map((each) => each.stop()));
    },
  };
};
