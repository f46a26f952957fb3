import { paperOperations } from "@tongban/contract";
import type { Case, Staff } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { atMyWindows, sideOf } from "../views/side-of.ts";
import { listPapers } from "./list-papers.ts";
import { readPaper } from "./read-paper.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const desk = { ...resources, objects: openObjects(environment) };

const isOwn = (partner: Partner, { origin }: Case): boolean => origin.partner === partner.id;
const sees = (staff: Staff, kase: Case): boolean => sideOf(staff, kase) !== undefined;
const works = (staff: Staff, kase: Case): boolean => atMyWindows(staff)(kase);

/** What partners and staff may ask of papers: apart from the rest, because it reaches files. */
export const handler = byAudience({
  partner: apiHandler(
    [
      on(paperOperations.listPapers, listPapers(desk, isOwn)),
      on(paperOperations.readPaper, readPaper(desk, isOwn)),
    ],
    partnerAuthentication(resources),
  ),
  window: apiHandler(
    [
      on(paperOperations.listWindowPapers, listPapers(desk, sees)),
      on(paperOperations.readWindowPaper, readPaper(desk, works)),
    ],
    staffAuthentication(resources, environment),
  ),
});
