import { requestFaults, type sandboxOperations } from "@tongban/contract/sandbox";
import { addMs, type Instant, instantFromEpochMs } from "@tongban/domain";
import { forceFault } from "@tongban/store/sandbox";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { sandboxLimits } from "../limits.ts";
import type { SandboxCaller } from "../sandbox-authentication.ts";

/** Forces a fault on the caller's next requests, but for the sandbox's own, or on the next deliveries to its webhook. */
export const forceFaults =
  (
    { store }: Pick<Resources, "store">,
    clock: () => Instant = () => instantFromEpochMs(Date.now()),
  ): Run<typeof sandboxOperations.forceFault, SandboxCaller> =>
  async ({ caller, body }) => {
    const { fault, requests, seconds } = body;
    const until = addMs(clock(), sandboxLimits.faultMinutes * 60_000);
    const of = requestFaults.some((kind) => kind === fault) ? "requests" : "deliveries";
    await forceFault(store, caller.id, of, { kind: fault, ms: seconds * 1_000, left: requests, until });
    return answered({ ...body, until });
  };
