import { sandboxOperations } from "@tongban/contract/sandbox";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { registerPartner } from "./register/register-partner.ts";
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
  ],
  sandboxAuthentication(resources),
);
