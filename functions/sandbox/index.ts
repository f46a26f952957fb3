import { sandboxOperations } from "@tongban/contract/sandbox";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { moveClock } from "./clock/move-clock.ts";
import { forceFaults } from "./faults/force-fault.ts";
import { registerPartner } from "./register/register-partner.ts";
import { resetSandbox } from "./reset/reset-sandbox.ts";
import { sandboxAuthentication } from "./sandbox-authentication.ts";
import { showSandbox } from "./show-sandbox.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
/** On one machine alone the engines' ports are named, and there a partner's webhook may be on it too. */
const local = environment.LOOPBACK_PORTS_REFUSED !== "";

/** What only a sandbox answers. */
export const handler = apiHandler(
  [
    on(sandboxOperations.showSandbox, showSandbox()),
    on(sandboxOperations.registerInSandbox, registerPartner(resources, { local })),
    on(sandboxOperations.moveClock, moveClock({ ...resources, queues: openQueues(environment) })),
    on(sandboxOperations.forceFault, forceFaults(resources)),
    on(sandboxOperations.resetSandbox, resetSandbox(resources)),
  ],
  sandboxAuthentication(resources),
);
