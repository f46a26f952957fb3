import { addDays, type Instant, instantAt, type LocalDate } from "../../clock/instant.ts";
import { refusal } from "../../refusal.ts";
import { type Agreement, needsCompiling } from "./agreement-life.ts";
import type { AgreementEventDetail } from "./event.ts";
import {
  type AgreementVerdict,
  agreementActor,
  agreementChange,
  partiesOf,
  type Speaker,
  unlessParty,
} from "./speaker.ts";

/** Days before the last one on which coordinators are told that an agreement expires, the earliest first. */
export const expiryNotice = [90, 30, 7] as const;

/** Suspends an agreement, which any party may do alone: nothing new is admitted, cases under way go on. */
export const suspendAgreement = (
  agreement: Agreement,
  by: Speaker,
  reason: string,
  now: Instant,
): AgreementVerdict => {
  const { id, published } = agreement;
  if (!published) return refusal("not-published");
  const stranger = unlessParty(by, published.content.parties);
  if (stranger) return stranger;
  if (published.status !== "in-force") return refusal("not-in-force", { standing: published.status });
  const [region] = partiesOf(by, published.content.parties);
  if (reason.trim() === "" || region === undefined) return refusal("reasons-required");
  return agreementChange(id, agreement, agreementActor(by), now, [
    { type: "AgreementSuspended", region, reason },
  ]);
};

/** When the broker next has to look at an agreement: to compile it, to announce its end, or because it is over. */
export const nextLook = (agreement: Agreement): Instant | undefined => {
  const { published } = agreement;
  if (!published) return undefined;
  if (needsCompiling(agreement)) return published.publishedAt;
  return upcoming(agreement)[0]?.at;
};

/** What time has brought to an agreement by an instant: the end that is near, once for each rung, or the end. */
export const passTime = (agreement: Agreement, now: Instant): AgreementVerdict | undefined => {
  const due = upcoming(agreement).filter(({ at }) => at <= now);
  const last = due.at(-1);
  return last && agreementChange(agreement.id, agreement, { kind: "broker" }, now, [last.detail]);
};

/** Notes that admission reads what was published. */
export const noteCompiled = (agreement: Agreement, now: Instant): AgreementVerdict | undefined =>
  needsCompiling(agreement)
    ? agreementChange(agreement.id, agreement, { kind: "broker" }, now, [{ type: "AgreementCompiled" }])
    : undefined;

type Upcoming = { readonly at: Instant; readonly detail: AgreementEventDetail };

/** Notices at the beginning of their day, and the end when the last day is over, in order. */
const upcoming = ({ published, warned = Number.POSITIVE_INFINITY }: Agreement): readonly Upcoming[] => {
  if (!published || !["in-force", "suspended"].includes(published.status)) return [];
  const { validUntil, validFrom } = published.content;
  const notices = expiryNotice
    .filter((days) => days < warned && addDays(validUntil, -days) >= validFrom)
    .map(
      (days): Upcoming => ({
        at: startOf(addDays(validUntil, -days)),
        detail: { type: "ExpiryAnnounced", days },
      }),
    );
  return [...notices, { at: startOf(addDays(validUntil, 1)), detail: { type: "AgreementExpired" } }];
};

const startOf = (date: LocalDate): Instant => instantAt(date, "00:00");
