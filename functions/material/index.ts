import { applicantOperations, intakeOperations, materialOperations } from "@tongban/contract";
import { type Staff, tookIn } from "@tongban/domain";
import { type Applicant, applicantAuthentication } from "../applicant/applicant-authentication.ts";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { ownsCase, readsCase } from "../partner/own-case.ts";
import { partnerReader, staffReader } from "../views/file-reader.ts";
import { atMyWindows, type May, seesCase, sideOf } from "../views/side-of.ts";
import { listCaseAccesses } from "./list-accesses.ts";
import { listMaterials, listSupplied } from "./list-materials.ts";
import { readMaterial } from "./read-material.ts";
import { uploadMaterial, uploadOwnMaterial } from "./upload-material.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, objects: openObjects(environment) };

const isTheirs: May<Applicant> = ({ caseId }, { origin }) => origin.id === caseId;
const handles: May<Staff> = (staff, kase) => sideOf(staff, kase) === "handling";
/** Who works on a case, and the team of the window that took it in, which scanned its materials. */
const works: May<Staff> = (staff, kase) => atMyWindows(staff)(kase) || tookIn(staff, kase);

/** What partners, staff and applicants may ask of materials: apart from the rest, so that no other function reaches files. */
export const handler = byAudience({
  partner: apiHandler(
    [
      on(materialOperations.listMaterials, listMaterials(desk, readsCase)),
      on(materialOperations.uploadMaterial, uploadMaterial(desk, ownsCase)),
      on(materialOperations.readMaterial, readMaterial(desk, readsCase, partnerReader)),
    ],
    partnerAuthentication(resources),
  ),
  window: apiHandler(
    [
      on(materialOperations.listWindowMaterials, listMaterials(desk, seesCase)),
      on(materialOperations.listCaseAccesses, listCaseAccesses(resources, handles)),
      on(materialOperations.readWindowMaterial, readMaterial(desk, works, staffReader)),
      on(intakeOperations.uploadIntakeMaterial, uploadMaterial(desk, works)),
    ],
    staffAuthentication(resources, environment),
  ),
  applicant: apiHandler(
    [
      on(applicantOperations.listOwnMaterials, listSupplied(desk)),
      on(applicantOperations.uploadOwnMaterial, uploadOwnMaterial(desk, isTheirs)),
    ],
    applicantAuthentication(resources),
  ),
});
