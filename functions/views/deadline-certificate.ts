import type { deadlineCertificate } from "@tongban/contract";
import {
  type Calendar,
  type CertifiedClock,
  DOCUMENT_FORMAT,
  type Instant,
  type Refusal,
  refusal,
} from "@tongban/domain";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { type CertifiedRun, certifiedClocks } from "./certified-clocks.ts";

type DeadlineCertificate = z.output<typeof deadlineCertificate>;

/** Certifies every due instant of a case; refuses where one cannot be computed again. */
export const deadlineCertificateOf = async (
  resources: Pick<Resources, "store" | "calendarOf" | "documents">,
  { head: { kase, hash }, events }: CaseHistory,
  now: Instant,
): Promise<DeadlineCertificate | Refusal> => {
  const { origin } = kase;
  const runs = await certifiedClocks(resources, origin, events);
  const doubtful = runs.find(({ certified }) => !certified);
  if (doubtful) return refusal("due-not-reproducible", { clock: doubtful.run.name });
  return resources.documents.sign<Omit<DeadlineCertificate, "signature">>({
    kind: "deadline-certificate",
    format: DOCUMENT_FORMAT,
    issuedAt: now,
    case: {
      caseId: origin.id,
      agreement: origin.pins.agreement,
      agreementVersion: origin.pins.agreementVersion,
      standardVersion: origin.pins.standardVersion,
      matter: origin.matter,
      handling: origin.handling,
      submittedAt: origin.submittedAt,
      version: kase.version,
      status: kase.status,
      head: hash,
    },
    hours: origin.standard.hours,
    limits: {
      promised: origin.limits.promised,
      statutory: origin.limits.statutory ?? null,
      extendedBy: extensionIn(events),
    },
    calendars: calendarsOf(runs),
    clocks: runs.flatMap(({ certified }) => (certified ? [written(certified)] : [])),
  });
};

const extensionIn = (events: CaseHistory["events"]) => {
  const approved = events.find(({ type }) => type === "ExtensionApproved");
  return approved?.type === "ExtensionApproved" ? approved.by : null;
};

/** Each calendar once, whichever clocks were counted by it. */
const calendarsOf = (runs: readonly CertifiedRun[]): DeadlineCertificate["calendars"] =>
  [...new Map(runs.map(({ calendar }) => [calendar.version, calendar])).values()].map(
    ({ version, years }: Calendar) => ({ version, years: years.map((year) => ({ ...year })) }),
  );

const written = ({ segments, ...clock }: CertifiedClock): DeadlineCertificate["clocks"][number] => ({
  ...clock,
  segments: [...segments],
});
