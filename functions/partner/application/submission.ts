import type { Application, SentApplication } from "@tongban/contract";
import {
  type AdmissionBook,
  type Calendar,
  type CaseId,
  maskName,
  type Submission,
  totalSizeOf,
} from "@tongban/domain";
import type { Resolved } from "../../citation/resolve-citations.ts";
import type { Resources } from "../../edge/resources.ts";
import type { ApplicationSender } from "./take-application.ts";

/** An application as it is decided on: what its matter list is asked about, and what of it stands in lists. */
export const submissionOf = (
  application: SentApplication,
  sender: ApplicationSender,
  id: CaseId,
  citations?: Resolved,
): Submission => {
  const {
    externalRef,
    source,
    handling,
    matter,
    mode,
    applicant,
    materials,
    form,
    district,
    commitment,
    helper,
    parts,
    delivery,
    citations: sent = [],
    results = [],
  } = application;
  return {
    id,
    partner: sender.id,
    regions: sender.regions,
    externalRef,
    source,
    handling,
    matter,
    mode,
    applicant: applicantInLists(applicant),
    applicantKind: applicant.kind,
    materials: [...materials, ...sent, ...results].map(({ title }) => title),
    materialBytes: totalSizeOf([
      ...materials,
      ...(citations?.kept ?? []).filter((one) => one.by === "material"),
    ]),
    form,
    ...(district ? { district } : {}),
    ...(commitment ? { commitment } : {}),
    ...(helper ? { helper } : {}),
    ...(parts ? { named: parts } : {}),
    ...(delivery ? { delivery: delivery.way } : {}),
    ...(citations ? { cites: citations } : {}),
  };
};

/** The calendar of the window that takes an application, where it has one of its own. */
export const calendarAt = async (
  { calendarOf }: Pick<Resources, "calendarOf">,
  { staffedWindow }: AdmissionBook,
  ofRegion: Calendar,
): Promise<Calendar> => (staffedWindow?.calendar ? calendarOf(staffedWindow.calendar) : ofRegion);

/** As much of an organisation's name as lists show. */
const NAME_IN_LISTS = 32;

/** Names of people are masked in lists; an organisation's name is public. */
export const applicantInLists = ({ kind, name }: Application["applicant"]): string =>
  kind === "person" ? maskName(name) : name.slice(0, NAME_IN_LISTS);
