import { fileURLToPath } from "node:url";
import { instantFromEpochMs } from "@tongban/domain";
import * as z from "zod";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openResources } from "../edge/resources.ts";
import { pdfRendererIn } from "../file/preview/render-pdf.ts";
import { verifyMaterial } from "./verify-material.ts";

const environment = readEnvironment(process.env);
const resources = {
  ...openResources(environment),
  objects: openObjects(environment),
  // Its asset lies beside the bundle.
  renderPdf: pdfRendererIn(fileURLToPath(new URL(".", import.meta.url))),
};

/** What EventBridge tells of a file that arrived in the bucket (`Object Created`). */
const arrivalMessage = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** Verifies the material whose file arrived. */
export const handler = queueHandler(arrivalMessage, ({ detail }) =>
  verifyMaterial(resources, detail.object.key, instantFromEpochMs(Date.now())),
);
