import {
  bundleStates,
  caseActions,
  caseStatuses,
  clockNames,
  clockOwners,
  deliveryProofs,
  deliveryStates,
  deliveryWays,
  feeStates,
  gapStates,
  identityDocuments,
  intakeActions,
  memberStates,
  missingPartCodes,
  outcomes,
  partStates,
  paymentStates,
  presenters,
  rungs,
  windowChoices,
} from "@tongban/domain";
import * as z from "zod";
import { applicant, deliveryWish } from "./application.ts";
import { citedLicenceView } from "./citation.ts";
import { helperView } from "./helper.ts";
import {
  agreementId,
  bundleId,
  caseId,
  instant,
  matterId,
  memberId,
  partId,
  partnerId,
  regionCode,
  staffId,
  windowId,
} from "./identifiers.ts";
import { inspectionView } from "./inspection.ts";
import { resultDocument } from "./licence.ts";
import { businessHours, caseType, limit, serviceMode } from "./limits.ts";
import { keptMaterial } from "./material.ts";
import { parcels, parcelWay } from "./parcel.ts";
import { ratings } from "./rating.ts";

export const caseStatus = z.enum(caseStatuses);
export const outcome = z.enum(outcomes);

export const clockName = z
  .enum(clockNames)
  .describe(
    "route: to the window's board; claim: until claimed; notice: until accepted, declined or asked to supplement (行政许可法 art 32); supplement: until supplied; handling: until decided (art 42); gap: accepted with gaps (容缺受理) until all that had to follow is there; payment: a fee is due (缴费) until paid or waived; delivery: until delivered (art 44); return: until the partner has it; explanation: overdue until explained (优化营商环境条例 36); supervision: ordered by a coordinator (督办) until answered; rectification: rated badly (差评) until rectified",
  );

export const rung = z
  .enum(rungs)
  .describe(
    "yellow: a working day is left; orange: due today; red: overdue; pause: the pause lasts longer than announced",
  );

export const provisional = z.boolean().describe("the calendar of that day is not published yet");

export const due = z
  .strictObject({ clock: clockName, at: instant, provisional })
  .describe(
    "what runs out next; of a finished case, as it ended. While the clock is paused: if it resumes as expected",
  );

/** When a limit runs out. */
export const deadline = z.strictObject({ limit, at: instant, provisional });

/** How much of a limit was used: whole days, or ms of working hours and minutes. */
const used = z.union([
  z.strictObject({ unit: z.enum(["working-days", "calendar-days"]), days: z.int() }),
  z.strictObject({ unit: z.enum(["working-hours", "minutes"]), ms: z.int() }),
]);

/** How a clock ended. */
export const clockEnd = z.strictObject({
  used,
  usedStatutory: used.optional(),
  late: z.boolean(),
  lateStatutory: z.boolean().optional(),
});

/** One running of a clock on a case, with every stretch in which it ran or stood still. */
export const clockRun = z.strictObject({
  clock: clockName,
  owner: z.enum(clockOwners).describe("who answers for it"),
  promised: deadline,
  statutory: deadline.nullable(),
  segments: z.array(
    z.strictObject({
      kind: z.enum(["running", "paused"]),
      from: instant,
      to: instant.nullable(),
      ground: z
        .string()
        .nullable()
        .describe("why it stood still (行政许可法 art 45), or `supplement` (补正)"),
      expectedEnd: instant.nullable(),
    }),
  ),
  overdue: z.boolean().describe("past the promised limit, now or when it ended"),
  end: z
    .strictObject({ used, usedStatutory: used.nullable(), late: z.boolean(), lateStatutory: z.boolean() })
    .nullable(),
});

/** 办件编号; null before routing, and where the window's organ or the matter has no code. */
export const caseNumber = z
  .string()
  .length(43)
  .nullable()
  .describe(
    "办件编号: 实施编码, date and serial; null before routing, and where organ or matter has no code",
  );

/** What a case lacks though it is or may be accepted (容缺受理). */
const gaps = z
  .strictObject({
    state: z
      .enum(gapStates)
      .describe(
        "may-follow: no commitment is on the record; committed: it may be accepted with gaps; open: it was; filled: all came",
      ),
    materials: z.array(z.string()).describe("that are missing"),
  })
  .nullable()
  .describe("materials that may follow (容缺); null where nothing did");

/** Originals (原件) that a case's list demands. */
const originals = z
  .array(
    z.strictObject({
      material: z.string(),
      seen: z.boolean().describe("at the window; nothing is granted while one is not"),
    }),
  )
  .describe("materials whose originals have to be seen (原件); empty where the list demands none");

/** What a case costs (缴费), and the money that came for it. */
export const caseFee = z
  .strictObject({
    state: z
      .enum(feeStates)
      .describe(
        "foreseen: it falls due with acceptance, or of an instant matter when it is on the board; due; paid; waived (减免); void: nothing is owed, because nothing is granted",
      ),
    amount: z.int().describe("fen (分)"),
    name: z.string().nullable(),
    basis: z.string().nullable().describe("the law or regulation that allows it"),
    collectedBy: z.string().nullable().describe("who collects it; null: the organ of the window"),
    reference: z.string().nullable().describe("缴款码: of the payment order; null while there is none"),
    link: z.url().nullable().describe("where it is paid; null while nothing is due, or no order is open"),
    dueBy: instant.nullable().describe("until when it has to be paid; null while it is not due"),
    payments: z
      .array(
        z.strictObject({
          transaction: z.string().describe("number that the payment platform gave it"),
          amount: z.int().describe("fen (分)"),
          state: z.enum(paymentStates).describe("kept; to-refund: it goes back; refunded: it went back"),
        }),
      )
      .describe("all money that came for the case"),
  })
  .nullable()
  .describe("what it costs; null where it is free");

/** A case's place in a bundle. */
export const bundlePlace = z
  .strictObject({ bundleId, member: memberId })
  .nullable()
  .describe("of a member of a package (一件事): its bundle; null for every other");
const partState = z
  .enum(partStates)
  .describe(
    "waiting: others come first; open: the co-handling region has it; granted; refused; returned: it came back undone; ended: with its case",
  );

/** What everyone who may see a case sees of it. */
const caseSummary = z.strictObject({
  caseId,
  number: caseNumber,
  version: z.int().min(1),
  status: caseStatus,
  nationalStatus: z.strictObject({ code: z.int(), label: z.string() }),
  externalRef: z.string(),
  source: regionCode,
  handling: regionCode,
  matter: matterId,
  mode: serviceMode,
  caseType,
  window: windowId,
  submittedAt: instant,
  due,
  outcome: outcome.nullable(),
  gaps,
  originals,
  parent: z
    .strictObject({ caseId, part: partId, title: z.string() })
    .nullable()
    .describe("of a part of a joint case (联办环节): the case that it belongs to; null for every other"),
  parts: z
    .array(z.strictObject({ part: partId, region: regionCode, state: partState }))
    .describe("of a joint case: where each part stands; empty for every other"),
  bundle: bundlePlace,
});

/** A part of a joint case, with what became of it. */
const jointPart = z.strictObject({
  part: partId,
  title: z.string(),
  matter: matterId,
  region: regionCode.describe("where it is handled"),
  state: partState,
  after: z.array(partId).describe("parts that must be granted before it starts"),
  caseId: caseId
    .nullable()
    .describe(
      "the co-handling region's own case; null before it starts, and for partners, who have one case",
    ),
  status: caseStatus.nullable().describe("of that case"),
  due: due.nullable().describe("of that case, while it is open"),
  overdue: z.boolean().describe("whether that case is past its due instant, or was when it was done"),
  document: resultDocument.nullable(),
  reasons: z.string().nullable().describe("why it was refused or came back"),
  missing: z.array(z.enum(missingPartCodes)).describe("what it lacked when its turn came"),
});

/** The parts of a joint case. */
export const joint = z.array(jointPart).describe("what other regions do; empty where it is no joint case");

/** How the window was done with a case: its promise, and law's limit where there is one. */
const finish = z
  .strictObject({ at: instant, late: z.boolean(), lateStatutory: z.boolean() })
  .describe("when it was decided or declined, and whether that was later than promised or than law allows");

/** Content of a decision; absent parts are null. */
export const result = z.strictObject({
  outcome,
  decidedAt: instant,
  document: resultDocument.nullable(),
  reasons: z.string().nullable(),
  remedies: z.string().nullable(),
});

/** How far the delivery (送达) of a result is, by whoever it is made; what a way does not have is null. */
export const resultDelivery = z.strictObject({
  state: z
    .enum(deliveryStates)
    .describe("under-way; returned: back at the window, to be sent out again; delivered"),
  way: z.enum(deliveryWays),
  sentAt: instant,
  carrier: z.string().nullable(),
  number: z.string().nullable().describe("of the parcel, at the carrier"),
  place: z.string().nullable().describe("where it is to be picked up"),
  code: z.string().nullable().describe("to pick it up with; null for the source region's staff"),
  platform: z.string().nullable(),
  failed: z.int().min(0).describe("attempts that failed since it was sent out"),
  reason: z.string().nullable().describe("why the last attempt failed"),
  received: z
    .strictObject({ by: z.string(), at: instant, proof: z.enum(deliveryProofs) })
    .nullable()
    .describe("送达回证: who received it, when, and by what that is proven"),
});

/** The same where there may be none. */
export const deliveryOfResult = resultDelivery
  .nullable()
  .describe("null where the window sent nothing out: the partner hands over what is electronic");

/** What the applicant is told in writing while a case is worked on; what a kind does not have is null or empty. */
export const notice = z.strictObject({
  kind: z
    .enum(["supplement", "gaps", "suspension", "extension"])
    .describe("补正告知书, 容缺受理告知书, 特别程序告知书, 延期告知书"),
  n: z.int().describe("number of the event on the case"),
  at: instant,
  deficiencies: z
    .array(z.strictObject({ material: z.string(), problem: z.string() }))
    .describe("all that is missing or wrong; of gaps, what has to follow"),
  reasons: z.string().nullable(),
  ground: z.string().nullable(),
  expectedEnd: instant.nullable().describe("when the procedure is expected to end"),
  extendedBy: limit.nullable(),
  due: instant.nullable().describe("until when: to supply, or to decide after an extension"),
  provisional: z.boolean().describe("the calendar up to `due` is not published yet"),
});

export const declination = z.strictObject({
  declinedAt: instant,
  reason: z.string(),
  rightOrgan: z.string(),
});

const terms = z.strictObject({
  agreement: agreementId,
  agreementVersion: z.int(),
  listVersion: z.int(),
  standardVersion: z.int(),
  statutory: limit.nullable(),
  promised: limit,
  notice: limit,
  promisedDue: instant.nullable(),
  statutoryDue: instant.nullable(),
  dueProvisional: z.boolean().describe("the calendar up to one of both is not published yet"),
});

/** A due instant that an event moved. */
const dueMove = z.strictObject({
  clock: clockName,
  limit: z.enum(["promised", "statutory"]),
  was: instant,
  due: instant.describe("the same as before where only `provisional` changed"),
  provisional,
});

/** Every due instant that an event moved, by an extension or by another version of the calendar. */
export const dueMoves = z
  .array(dueMove)
  .describe("due instants that moved: by an extension or a new calendar");

const entry = {
  n: z.int(),
  type: z.string(),
  at: instant,
  from: caseStatus.nullable(),
  to: caseStatus,
  helper: z.boolean().describe("the applicant's helper asked for it (帮办代办)"),
  dueMoves,
};

/** Why a case is at its window. */
export const placement = z
  .strictObject({
    why: z
      .enum(windowChoices)
      .describe(
        "only: no other one handles the matter; district: it serves the applicant's division; capacity: it takes its share; substitute: the case's own one is closed",
      ),
    district: regionCode.nullable().describe("the applicant's division, where the application said it"),
  })
  .describe("why this window, of those of the region");

/** 查询码, as it is printed on a receipt. */
export const queryCode = z
  .string()
  .regex(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  .describe(
    "查询码: give it to the applicant and to nobody else; whoever has it can see how the case stands, without a name, on the applicant's page",
  );

/** A case as the partner that submitted it sees it. */
export const partnerCase = caseSummary.extend({
  queryCode,
  placement,
  terms,
  joint,
  parcels,
  inspection: inspectionView,
  clocks: z.array(clockRun),
  notices: z.array(notice),
  fee: caseFee,
  result: result.nullable(),
  delivery: deliveryOfResult,
  declination: declination.nullable(),
  helper: helperView.nullable().describe("who acts for the applicant; null where nobody was named"),
  timeline: z.array(z.strictObject({ ...entry, actor: z.enum(["partner", "applicant", "staff", "broker"]) })),
});

/** A case in a partner's list. */
export const partnerCaseRow = caseSummary;

/**
 * From where a viewer sees a case: the handling region's staff work on it; the source region's follow what became
 * of what their region sent out, and are not told who works on it.
 */
export const caseSide = z.enum(["handling", "source"]);

/** A case as a row of a board or of a coordinator's list; the applicant is masked. */
export const staffCaseRow = caseSummary.extend({
  side: caseSide,
  partner: partnerId,
  applicant: z.string().describe("masked"),
  priority: z.boolean().describe("goes first on its board (绿色通道)"),
  overdueParcels: z.int().min(0).describe("its parcels of originals (原件寄递) that are late or lost"),
  holder: staffId.nullable().describe("null where nobody holds it, and for the source side"),
  holderName: z.string().nullable(),
  leaseEnds: instant.nullable(),
  promisedDue: instant.nullable(),
  statutoryDue: instant.nullable(),
  dueProvisional: z.boolean().describe("the calendar up to one of both is not published yet"),
  review: z
    .enum(["owed", "asked", "passed"])
    .nullable()
    .describe(
      "the review of its decision (审核): still to be asked for, waiting, or passed; null where there is none, and for the source side",
    ),
  finish: finish.nullable().describe("null while open, and where it was withdrawn, abandoned or terminated"),
  partDue: instant
    .nullable()
    .describe("of a joint case on a board: when the first of its open parts is due; null elsewhere"),
  warning: z
    .strictObject({ clock: clockName, rung })
    .nullable()
    .describe("the worst that a clock which still runs is warned of; null while all have time"),
  hours: businessHours.describe("of the standard in force for the case; its clocks run within them"),
  calendar: regionCode.describe("whose calendar its clocks run by"),
});

/** What a member of staff may do with a case now. */
export const caseAction = z.enum(caseActions);

/**
 * A case as staff see it, without its application: what commands on it answer with. The source side's timeline has no
 * names, no notes and no looks at personal data, and there is nothing that it may do.
 */
export const staffCaseFile = staffCaseRow.extend({
  placement,
  terms: terms.extend({
    pauseGrounds: z
      .array(z.string())
      .describe("grounds for a pause that the agreement's standard names beside the law's"),
    priorityGrounds: z
      .array(z.string())
      .describe("grounds for priority (绿色通道) that the agreement's standard names beside our list"),
  }),
  extension: z
    .strictObject({ state: z.enum(["asked", "approved"]), by: limit })
    .nullable()
    .describe(
      "the one extension (延期, 行政许可法 art 42) and how long it is; null for the source side until it is approved",
    ),
  greenChannel: z
    .strictObject({
      ground: z.string().describe("of our list, or after `agreed/` of the standard"),
      reasons: z.string(),
      givenBy: z.string().describe("name"),
      givenAt: instant,
    })
    .nullable()
    .describe("why it goes first and who let it; null where it does not, and for the source side"),
  ratings: ratings.describe("how the applicant rated the stages (好差评)"),
  proposal: z
    .strictObject({
      outcome,
      document: resultDocument.nullable(),
      reasons: z.string().nullable(),
      remedies: z.string().nullable(),
      proposedBy: z.string().describe("name"),
      proposedAt: instant,
      reviewedBy: z.string().nullable().describe("name of who passed it or sent it back"),
      returnedFor: z.string().nullable().describe("why it was sent back"),
    })
    .nullable()
    .describe("the last decision that was proposed for review; null where none was, and for the source side"),
  handOver: z
    .strictObject({
      by: z.string().describe("name"),
      at: instant,
      reason: z.string(),
      note: z.string().nullable(),
    })
    .nullable()
    .describe(
      "why the case was given to who holds it, and what they should know (交接说明); null where they took it themselves, and for the source side",
    ),
  joint,
  parcels,
  inspection: inspectionView,
  maySeeOriginals: z.boolean().describe("whether you may say now that originals were seen (核验原件)"),
  mayPost: z.array(parcelWay).describe("where you may send parcels of originals now"),
  clocks: z.array(clockRun),
  fee: caseFee,
  notices: z.array(notice),
  result: result.nullable(),
  delivery: deliveryOfResult,
  declination: declination.nullable(),
  withdrawal: z.strictObject({ withdrawnAt: instant, reason: z.string() }).nullable(),
  intake: z
    .strictObject({
      window: windowId,
      document: z.enum(identityDocuments).describe("what identity was checked by"),
      presentedBy: z.enum(presenters),
      receivedBy: z.string().describe("name of who took it in"),
    })
    .nullable()
    .describe("where a window took it in (收件, 异地代收代办); null where a partner system submitted it"),
  intakeActions: z
    .array(z.enum(intakeActions))
    .describe("what you may do for the applicant, as the team of the window that took it in"),
  timeline: z.array(
    z.strictObject({
      ...entry,
      actorKind: z.enum(["partner", "applicant", "staff", "broker"]),
      actor: z
        .string()
        .describe("name of the person (`staff` for the source side), id of the partner, or `broker`"),
      note: z.string().nullable(),
    }),
  ),
  helper: helperView.nullable().describe("who acts for the applicant; null where nobody was named"),
  actions: z.array(caseAction),
});

/** A case as staff of the handling region see it; personal data masked until revealed. */
export const staffCase = staffCaseFile.extend({
  names: z
    .strictObject({ partner: z.string(), agreement: z.string(), window: z.string() })
    .describe("what the partner, the agreement and the window are called, for people"),
  package: z
    .strictObject({
      title: z.string(),
      state: z.enum(bundleStates),
      members: z.array(
        z.strictObject({
          member: memberId,
          title: z.string(),
          handling: regionCode,
          after: z.array(memberId),
          state: z.enum(memberStates),
          caseId: caseId.nullable().describe("null before it has begun, and where you may not see it"),
        }),
      ),
    })
    .nullable()
    .describe("of a member of a package (一件事): how all of it stands; null for every other"),
  application: z.strictObject({
    applicant: z.strictObject({
      kind: z.enum(["person", "organization"]),
      name: z.string().describe("masked"),
      number: z.string().describe("masked"),
      phone: z.string().nullable().describe("masked"),
      agent: z.string().nullable().describe("masked"),
    }),
    form: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    materials: z.array(keptMaterial).describe("those that were cited from earlier cases among them"),
    licences: z
      .array(citedLicenceView)
      .describe("electronic licences (电子证照) that are cited in the place of materials"),
    results: z
      .array(
        z.strictObject({
          title: z.string().describe("of the material that it stands for"),
          document: resultDocument.nullable(),
        }),
      )
      .describe("results of earlier members of its package, in the place of materials"),
  }),
});

/** The applicant unmasked, and where the result is to go; asking for it is on the record. */
export const revealedApplicant = z.strictObject({
  applicant,
  delivery: deliveryWish.nullable().describe("null where the application has no wish"),
  revealedAt: instant,
});
