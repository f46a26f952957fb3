import { documentOf } from "../openapi/document.ts";
import { servers } from "../openapi/fixed-parts.ts";
import type { JsonObject } from "../openapi/json.ts";
import type { Operation } from "../operation.ts";
import { sandboxOperations } from "./operations.ts";

const description = `What a sandbox answers beside all that a broker answers, which \`openapi.json\` describes: registering by a
public key, moving the time of your cases, forcing faults, starting anew. Production has none of these paths.

Nothing in a sandbox is real: send no personal data of anybody. Errors are RFC 9457 problem details, as everywhere. Nothing here is
promised between versions as the rest is: it serves trying out.`;

const tags: readonly JsonObject[] = [
  { name: "Public", description: "Without a signature: what the sandbox is, and registering." },
  {
    name: "Partner",
    description: "What a partner that registered itself does to its own cases and requests.",
  },
];

/** The names of servers in the common list are told apart by their variables. */
const ofSandboxes = servers.filter(({ url }) => url !== "https://{host}");

/** The OpenAPI 3.1 document of what only a sandbox answers. */
export const sandboxDocument = (): JsonObject =>
  documentOf({
    title: "Tongban sandbox",
    summary: "What a sandbox of the broker answers beside the broker's own operations",
    description,
    servers: ofSandboxes,
    tags,
    operations: Object.values<Operation>(sandboxOperations),
  });
