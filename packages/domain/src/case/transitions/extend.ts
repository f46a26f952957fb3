import { type Clock, isPast } from "../../clock/clock.ts";
import type { Instant } from "../../clock/instant.ts";
import { sumOf } from "../../clock/ledger.ts";
import type { Limit, LimitUnit } from "../../clock/limit.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { Case, CaseIn } from "../case.ts";
import { unlessHolder, unlessLead } from "../holding.ts";
import { transition } from "../transition.ts";

/** What whoever asks for an extension, approves or refuses one, gives as reasons. */
export type Reasons = { readonly reasons: string };

/**
 * Asks for the one extension of a decision's time (延期, 行政许可法 art 42), with reasons and before the time is up.
 * How long it is follows from the matter, or from the standard: 10 working days, 15 where organs handle it jointly.
 */
export const askExtension = transition({
  from: ["accepted"],
  unless: (kase, staff: Staff, now) =>
    unlessHolder(kase, staff, now) ??
    unlessOpenToExtension(kase) ??
    unlessInTime(kase, now) ??
    (extensionOf(kase) ? undefined : refusal("extension-impossible", { unit: lastUnit(kase) })),
  happens: (kase, _staff, { reasons }: Reasons) => {
    if (reasons.trim() === "") return refusal("reasons-required");
    const by = extensionOf(kase);
    return by
      ? [{ type: "ExtensionAsked", by, prose: { reasons } }]
      : refusal("extension-impossible", { unit: lastUnit(kase) });
  },
});

/**
 * Approves the extension, as who answers for the organ and not who asked, with the reasons that the applicant is told;
 * the due instants move by it.
 */
export const approveExtension = transition({
  from: ["accepted", "suspended"],
  unless: (kase, lead: Staff, now) =>
    unlessLead(kase, lead) ?? unlessAsked(kase) ?? unlessOther(kase, lead) ?? unlessInTime(kase, now),
  happens: ({ extension }, _lead, { reasons }: Reasons) => {
    if (!extension) return refusal("extension-not-asked");
    if (reasons.trim() === "") return refusal("reasons-required");
    return [{ type: "ExtensionApproved", by: extension.by, prose: { reasons } }];
  },
});

/** Refuses the extension: the time stays as it is. */
export const refuseExtension = transition({
  from: ["accepted", "suspended"],
  unless: (kase, lead: Staff) => unlessLead(kase, lead) ?? unlessAsked(kase),
  happens: (_kase, _lead, { reasons }: Reasons) =>
    reasons.trim() === "" ? refusal("reasons-required") : [{ type: "ExtensionRefused", prose: { reasons } }],
});

type Accepted = CaseIn<"accepted" | "suspended">;

const unlessOpenToExtension = ({ extension }: Accepted): Refusal | undefined => {
  if (!extension) return undefined;
  return refusal(extension.state === "asked" ? "extension-asked-already" : "already-extended");
};

const unlessAsked = ({ extension }: Accepted): Refusal | undefined => {
  if (extension?.state === "asked") return undefined;
  return refusal(extension ? "already-extended" : "extension-not-asked");
};

const unlessOther = ({ extension }: Accepted, lead: Staff): Refusal | undefined =>
  extension?.askedBy === lead.id ? refusal("own-extension") : undefined;

/** Law's limit, and where there is none the promise: once it has passed, nothing puts it off any more. */
const unlessInTime = ({ clocks: { handling } }: Case, now: Instant): Refusal | undefined => {
  const limit = handling && lastLimit(handling);
  return limit && isPast(limit, now) ? refusal("extension-after-expiry", { due: limit.at }) : undefined;
};

const lastLimit = ({ promised, statutory }: Clock) => statutory ?? promised;

const lastUnit = ({ clocks: { handling } }: Case): LimitUnit | null =>
  handling ? lastLimit(handling).limit.unit : null;

/** How long the extension of a case is; nothing where its limit is in another unit. */
const extensionOf = ({ origin, clocks: { handling } }: Accepted): Limit | undefined => {
  const { limits, mode, standard } = origin;
  const by = limits.extension ?? standard.extension[mode === "joint" ? "joint" : "single"];
  return handling && sumOf(lastLimit(handling).limit, by) ? by : undefined;
};
