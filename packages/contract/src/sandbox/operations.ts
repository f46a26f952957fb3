import { operation } from "../operation.ts";
import { registration, sandboxPartner, sandboxView } from "./schemas.ts";

/** Operations of a sandbox, which production does not have. */
export const sandboxOperations = {
  showSandbox: operation({
    name: "show-sandbox",
    method: "GET",
    path: "/sandbox/v1",
    audience: "public",
    summary: "What the sandbox is: magic words, limits",
    returns: sandboxView,
  }),
  registerInSandbox: operation({
    name: "register-in-sandbox",
    method: "POST",
    command: "none",
    path: "/sandbox/v1/partners",
    audience: "public",
    summary: "Register your system by its public key; the same key is the same partner",
    body: registration,
    returns: sandboxPartner,
    status: 201,
    refusals: ["key-unreadable"],
  }),
} as const;
