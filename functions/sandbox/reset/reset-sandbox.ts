import type { sandboxOperations } from "@tongban/contract/sandbox";
import { forgetPartnersWork } from "@tongban/store/sandbox";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { SandboxCaller } from "../sandbox-authentication.ts";

/** ms that one call may take: the gateway waits 29 s. */
const LONGEST_MS = 18_000;

/** Forgets what the caller did in the sandbox. */
export const resetSandbox =
  ({ store }: Pick<Resources, "store">): Run<typeof sandboxOperations.resetSandbox, SandboxCaller> =>
  async ({ caller }) => {
    const began = performance.now();
    return answered(await forgetPartnersWork(store, caller.id, () => performance.now() - began < LONGEST_MS));
  };
