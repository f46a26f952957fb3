import { fileURLToPath } from "node:url";
import { applicantOperations, paperOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type Applicant, applicantAuthentication } from "../applicant/applicant-authentication.ts";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { ownsCase } from "../partner/own-case.ts";
import { applicantReader, partnerReader, staffReader } from "../views/file-reader.ts";
import { atMyWindows, type May, seesCase } from "../views/side-of.ts";
import { listOwnPapers, listPapers } from "./list-papers.ts";
import { paperFontsIn } from "./paper-fonts.ts";
import { previewPaper } from "./preview-paper.ts";
import { readOwnPaper, readPaper } from "./read-paper.ts";
import { voidPaper } from "./void-paper.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, objects: openObjects(environment) };

// Its faces lie beside the bundle.
const fonts = paperFontsIn(fileURLToPath(new URL(".", import.meta.url)));

const works: May<Staff> = (staff, kase) => atMyWindows(staff)(kase);

const isTheirs: May<Applicant> = ({ caseId }, { origin }) => origin.id === caseId;

/** What partners, staff and applicants may ask of papers: apart from the rest, because it reaches files. */
export const handler = byAudience({
  partner: apiHandler(
    [
      on(paperOperations.listPapers, listPapers(desk, ownsCase)),
      on(paperOperations.readPaper, readPaper(desk, ownsCase, partnerReader)),
    ],
    partnerAuthentication(resources),
  ),
  window: apiHandler(
    [
      on(paperOperations.listWindowPapers, listPapers(desk, seesCase)),
      on(paperOperations.previewPaper, previewPaper({ ...resources, fonts })),
      on(paperOperations.voidPaper, voidPaper(resources)),
      on(paperOperations.readWindowPaper, readPaper(desk, works, staffReader)),
    ],
    staffAuthentication(resources, environment),
  ),
  applicant: apiHandler(
    [
      on(applicantOperations.listOwnPapers, listOwnPapers(desk, isTheirs)),
      on(applicantOperations.readOwnPaper, readOwnPaper(desk, isTheirs, applicantReader)),
    ],
    applicantAuthentication(resources),
  ),
});
