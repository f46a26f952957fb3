import { documentOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { declareDocument } from "./declare-document.ts";
import { getDocument } from "./get-document.ts";
import { keepDocument } from "./keep-document.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, objects: openObjects(environment) };

/** What coordinators may ask of signed documents: apart from the rest, so that no other function reaches files. */
export const handler = apiHandler(
  [
    on(documentOperations.declareDocument, declareDocument(desk)),
    on(documentOperations.keepDocument, keepDocument(desk)),
    on(documentOperations.getDocument, getDocument(desk)),
  ],
  staffAuthentication(resources, environment),
);
