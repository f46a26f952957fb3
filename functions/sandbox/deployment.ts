/**
 * What a sandbox deploys: all that production does, some functions of it composed anew with what the sandbox adds, and
 * one of its own. Production reads `../deployment.ts` alone, and so has nothing of this.
 */
import { deployments, type FunctionDeployment } from "../deployment.ts";

/** Every function of a sandbox by its name. */
export const sandboxDeployments = {
  ...deployments,
  sandbox: {
    entry: "functions/sandbox/index.ts",
    trigger: { kind: "api" },
    memory: 512,
    timeout: 29,
    grants: ["table-read", "table-write", "data-key", "send-material-queue"],
  },
  /** A partner's request takes a fault that it forced, wherever it goes. */
  poll: { ...deployments.poll, grants: [...deployments.poll.grants, "table-write"] },
  /** Its window answers by itself, after a case is on its board, and looks again where files are still to come. */
  route: {
    ...deployments.route,
    entry: "functions/sandbox/route.ts",
    grants: [...deployments.route.grants, "data-key", "send-region-queues"],
  },
  /** It forgets partners that did not come for long. */
  fold: { ...deployments.fold, entry: "functions/sandbox/fold.ts" },
  /** It wakes that window where somebody else went on with a case. */
  relay: { ...deployments.relay, entry: "functions/sandbox/relay.ts" },
} as const satisfies Record<string, FunctionDeployment>;

/** A function's name in {@link sandboxDeployments}. */
export type SandboxFunctionName = keyof typeof sandboxDeployments;
