import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { instantFromEpochMs } from "@tongban/domain";
import * as z from "zod";
import { copyCited } from "../citation/copy-cited.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { arrivalMessage, citedMessage, erasureMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { inspectorIn } from "../file/inspect/inspector-process.ts";
import { eraseMaterials } from "./erasure/erase-materials.ts";
import { verifyMaterial } from "./verify-material.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const environment = readEnvironment(process.env);
const resources = {
  ...openResources(environment),
  objects: openObjects(environment),
  // Its program and the asset of that lie beside the bundle.
  inspect: inspectorIn({ program: join(folder, "inspector.mjs"), assets: folder }),
};

/** Verifies the material whose file arrived, copies what a case cites, and erases files whose retention is over. */
export const handler = queueHandler(z.union([arrivalMessage, citedMessage, erasureMessage]), (message) => {
  const now = instantFromEpochMs(Date.now());
  if ("copyFor" in message) return copyCited(resources, message.copyFor, now);
  return "erase" in message
    ? eraseMaterials(resources, message.erase, now)
    : verifyMaterial(resources, message.detail.object.key, now);
});
