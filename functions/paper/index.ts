import { paperOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { ownsCase } from "../partner/own-case.ts";
import { atMyWindows, type May, seesCase } from "../views/side-of.ts";
import { listPapers } from "./list-papers.ts";
import { readPaper } from "./read-paper.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, objects: openObjects(environment) };

const works: May<Staff> = (staff, kase) => atMyWindows(staff)(kase);

/** What partners and staff may ask of papers: apart from the rest, because it reaches files. */
export const handler = byAudience({
  partner: apiHandler(
    [
      on(paperOperations.listPapers, listPapers(desk, ownsCase)),
      on(paperOperations.readPaper, readPaper(desk, ownsCase)),
    ],
    partnerAuthentication(resources),
  ),
  window: apiHandler(
    [
      on(paperOperations.listWindowPapers, listPapers(desk, seesCase)),
      on(paperOperations.readWindowPaper, readPaper(desk, works)),
    ],
    staffAuthentication(resources, environment),
  ),
});
