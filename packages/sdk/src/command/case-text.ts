import type { Returned } from "../client/index.ts";
import type { PartnerCase, PartnerCaseRow } from "../partner/partner-client.ts";
import { textTable } from "./text-table.ts";

type StaffCase = Returned<typeof import("@tongban/contract").windowOperations.claimNext>;
type WholeCase = Returned<typeof import("@tongban/contract").windowOperations.getWindowCase>;
type Revealed = Returned<typeof import("@tongban/contract").caseActionOperations.reveal>;
type StaffCaseRow = Returned<typeof import("@tongban/contract").windowOperations.readBoard>["cases"][number];

const clock = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Asia/Shanghai",
});

/** An instant as a clock in China shows it. */
export const shanghaiTime = (instant: string): string => clock.format(new Date(instant));

const dueText = ({ due }: Pick<PartnerCaseRow, "due">): string =>
  `${shanghaiTime(due.at)} (${due.clock}${due.provisional ? ", provisional" : ""})`;

type Licence = NonNullable<NonNullable<NonNullable<PartnerCase["result"]>["document"]>["licence"]>;

/** An electronic licence (电子证照) in one line. */
const licenceText = (licence: Licence | undefined): string | null =>
  licence === undefined
    ? null
    : `${licence.type}, ${licence.issuer}, ${licence.validFrom} to ${licence.validUntil ?? "for good"}, ${licence.source} ${licence.reference}`;

const field = (name: string, value: string | null): readonly string[] =>
  value === null ? [] : [`  ${name.padEnd(10)}${value}`];

const deliveryText = ({
  state,
  way,
  carrier,
  number,
  place,
  code,
  platform,
  received,
}: NonNullable<PartnerCase["delivery"]>): string =>
  [
    `${state} by ${way}`,
    carrier,
    number,
    place,
    code === null ? null : `code ${code}`,
    platform,
    received && `received by ${received.by} ${shanghaiTime(received.at)} (${received.proof})`,
  ]
    .filter((part) => part !== null)
    .join(", ");

const resultLines = ({
  result,
  delivery,
  declination,
}: Pick<PartnerCase, "result" | "delivery" | "declination">): readonly string[] => [
  ...field("outcome", result?.outcome ?? null),
  ...field("document", result?.document ? `${result.document.number} ${result.document.title}` : null),
  ...field("licence", licenceText(result?.document?.licence)),
  ...field("reasons", result?.reasons ?? declination?.reason ?? null),
  ...field("remedies", result?.remedies ?? null),
  ...field("delivery", delivery && deliveryText(delivery)),
  ...field("organ", declination?.rightOrgan ?? null),
];

const headLines = (
  kase: PartnerCaseRow & Partial<Pick<PartnerCase, "placement" | "queryCode">>,
): readonly string[] => [
  `Case ${kase.caseId} (version ${kase.version})`,
  ...field("number", kase.number),
  ...field("reference", kase.externalRef),
  ...field("code", kase.queryCode ?? null),
  ...field("status", `${kase.status} · ${kase.nationalStatus.code} ${kase.nationalStatus.label}`),
  ...field("matter", `${kase.matter}, ${kase.caseType}, ${kase.mode}`),
  ...field("route", `${kase.source} → ${kase.handling}, window ${kase.window}${whyThere(kase.placement)}`),
  ...field("due", dueText(kase)),
  ...field("gaps", kase.gaps && [kase.gaps.state, ...kase.gaps.materials].join(" · ")),
];

/** A newer broker may have a unit that stands for itself. */
const unitWords: Readonly<Record<string, string>> = {
  "working-days": "working days",
  "calendar-days": "days",
  "working-hours": "working hours",
  minutes: "min",
};

const unitText = (unit: string): string => unitWords[unit] ?? unit;

type ClockRun = PartnerCase["clocks"][number];
type Limit = ClockRun["promised"]["limit"];

const limitText = (limit: Limit): string =>
  limit.unit === "instant" ? "on the spot" : `${limit.amount} ${unitText(limit.unit)}`;

const usedText = (used: NonNullable<ClockRun["end"]>["used"]): string =>
  "days" in used
    ? `${used.days} ${unitText(used.unit)} used`
    : `${Math.round(used.ms / 60_000)} min used${used.unit === "working-hours" ? " of working time" : ""}`;

/** A due instant, and whether the calendar up to it may still change. */
const datedText = ({ at, provisional }: { readonly at: string; readonly provisional: boolean }): string =>
  `${shanghaiTime(at)}${provisional ? " (provisional)" : ""}`;

const standingText = ({ end, overdue, segments }: ClockRun): string => {
  if (end) return `${end.late ? "LATE" : "kept"}, ${usedText(end.used)}`;
  const last = segments.at(-1);
  if (last?.kind === "paused") return `paused for ${last.ground} since ${shanghaiTime(last.from)}`;
  return overdue ? "OVERDUE" : "running";
};

const clockLines = (clocks: readonly ClockRun[]): readonly string[] =>
  clocks.map((run) => {
    const { promised, statutory } = run;
    const law = statutory ? `, by law ${limitText(statutory.limit)} until ${datedText(statutory)}` : "";
    return `  ${run.clock.padEnd(10)} ${run.owner.padEnd(15)} ${limitText(promised.limit)} until ${datedText(promised)}${law}: ${standingText(run)}`;
  });

const noticeLines = (notices: PartnerCase["notices"]): readonly string[] =>
  notices.flatMap(
    ({ kind, at, deficiencies, reasons, ground, expectedEnd, extendedBy, due, provisional }) => [
      `  ${kind} notice of ${shanghaiTime(at)}${due ? `, until ${datedText({ at: due, provisional })}` : ""}`,
      ...deficiencies.map(({ material, problem }) => `    · ${material}${problem ? `: ${problem}` : ""}`),
      ...(ground ? [`    ${ground}, expected to end ${expectedEnd ? shanghaiTime(expectedEnd) : "–"}`] : []),
      ...(extendedBy ? [`    by ${limitText(extendedBy)}`] : []),
      ...(reasons ? [`    ${reasons}`] : []),
    ],
  );

type Entry = Omit<PartnerCase["timeline"][number], "from">;

const moveText = ({ clock: name, limit, was, due, provisional }: Entry["dueMoves"][number]): string => {
  const now = datedText({ at: due, provisional });
  return was === due
    ? `      ${name}, ${limit}: still due ${now}`
    : `      ${name}, ${limit}: due ${shanghaiTime(was)} → ${now}`;
};

const timelineLines = (
  timeline: readonly (Omit<Entry, "actor"> & { readonly actor: string })[],
): readonly string[] =>
  timeline.flatMap(({ n, at, type, to, actor, helper, dueMoves }) => [
    `  ${`${n}`.padStart(2)}  ${shanghaiTime(at)}  ${type.padEnd(18)} → ${to.padEnd(19)} ${actor}${helper ? ", for the helper" : ""}`,
    ...dueMoves.map(moveText),
  ]);

/** What a case costs, where that stands, and where it is paid. */
const feeLines = ({ fee }: { readonly fee: PartnerCase["fee"] }): readonly string[] =>
  fee === null
    ? []
    : [
        ...field(
          "fee",
          `${fee.state}, ${fee.amount} fen${fee.dueBy ? ` until ${shanghaiTime(fee.dueBy)}` : ""}`,
        ),
        ...field("pay at", fee.link),
        ...fee.payments.map(
          ({ transaction, amount, state }) => `    payment ${transaction}: ${amount} fen, ${state}`,
        ),
      ];

/** The parts of a joint case (联办环节): where each is, and how it stands. */
const jointLines = (joint: PartnerCase["joint"]): readonly string[] =>
  joint.flatMap(({ part, title, region, state, status, due, overdue, document, reasons, after }) => {
    const when = due ? `, due ${datedText(due)}` : "";
    const waits = state === "waiting" && after.length > 0 ? `, after ${after.join(", ")}` : "";
    return [
      `  part ${part} ${title}: ${region}, ${state}${status ? ` (${status})` : ""}${when}${waits}${overdue ? ", OVERDUE" : ""}`,
      ...(document ? [`    ${document.number} ${document.title}`] : []),
      ...(reasons ? [`    ${reasons}`] : []),
    ];
  });

const helperLines = ({ helper }: Pick<PartnerCase, "helper">): readonly string[] =>
  field("helper", helper && `${helper.name}, ${helper.kind}, until ${helper.until} · ${helper.state}`);
const itemsText = (items: PartnerCase["parcels"][number]["contents"]): string =>
  items.map(({ material, copies }) => (copies === 1 ? material : `${material} ×${copies}`)).join(", ");

/** Originals in the post (原件寄递), and what did not come as announced. */
const parcelLines = (parcels: PartnerCase["parcels"]): readonly string[] =>
  parcels.flatMap(({ n, way, state, carrier, number, contents, sentAt, lateAt, missing, extra }) => [
    `  parcel ${n} ${way}: ${state}, ${carrier} ${number}, sent ${shanghaiTime(sentAt)}, late from ${shanghaiTime(lateAt)}`,
    `    ${itemsText(contents)}`,
    ...(missing.length > 0 ? [`    missing: ${itemsText(missing)}`] : []),
    ...(extra.length > 0 ? [`    not announced: ${itemsText(extra)}`] : []),
  ]);

/** A case as the partner sees it, for people. */
export const partnerCaseText = (kase: PartnerCase): string =>
  [
    ...headLines(kase),
    ...helperLines(kase),
    ...feeLines(kase),
    ...resultLines(kase),
    ...jointLines(kase.joint),
    ...noticeLines(kase.notices),
    ...parcelLines(kase.parcels),
    "",
    ...clockLines(kase.clocks),
    "",
    ...timelineLines(kase.timeline),
  ].join("\n");

/** How far the review of a decision is (审核), and what is proposed. */
const reviewLines = ({ review, proposal }: Pick<StaffCase, "review" | "proposal">): readonly string[] => {
  if (review === null) return [];
  const by = proposal?.reviewedBy ? ` by ${proposal.reviewedBy}` : "";
  const back = proposal?.returnedFor;
  return [
    ...field("review", back ? `sent back${by}: ${back}` : `${review}${review === "passed" ? by : ""}`),
    ...(proposal
      ? [
          ...field("proposed", `${proposal.outcome}, by ${proposal.proposedBy}`),
          ...field("document", proposal.document && `${proposal.document.number} ${proposal.document.title}`),
          ...field("reasons", proposal.reasons),
          ...field("remedies", proposal.remedies),
        ]
      : []),
  ];
};

/** A case as staff see it, for people; the applicant stays masked. */
export const staffCaseText = (kase: StaffCase): string =>
  [
    ...headLines(kase),
    ...field("applicant", kase.applicant),
    ...field("holder", kase.holderName),
    ...helperLines(kase),
    ...feeLines(kase),
    ...reviewLines(kase),
    ...resultLines(kase),
    ...field("part of", kase.parent && `${kase.parent.caseId}: ${kase.parent.title}`),
    ...jointLines(kase.joint),
    ...field("now", kase.actions.join(", ") || "nothing to do"),
    ...noticeLines(kase.notices),
    ...parcelLines(kase.parcels),
    "",
    ...clockLines(kase.clocks),
    "",
    ...timelineLines(kase.timeline),
  ].join("\n");

const factLines = (facts: object): readonly string[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([part, text]) => field(`${name}.${part}`, String(text)))
      : field(name, value === null || value === undefined ? null : String(value)),
  );

/** A case as staff read it, for people: with its application, in which personal data stays masked. */
export const wholeCaseText = ({ application: { applicant, form, materials }, ...kase }: WholeCase): string =>
  [
    staffCaseText(kase),
    "",
    ...factLines(applicant),
    ...form.map(({ label, value }) => `  ${label}：${value}`),
    ...materials.map(({ title }) => `  · ${title}`),
  ].join("\n");

/** An applicant unmasked, for people. */
export const revealedText = ({ applicant, revealedAt }: Revealed): string =>
  [`Revealed ${shanghaiTime(revealedAt)}; this is on the record.`, ...factLines(applicant)].join("\n");

/** A partner's cases in a table. */
export const partnerCaseTable = (rows: readonly PartnerCaseRow[]): string =>
  textTable(
    ["CASE", "REFERENCE", "MATTER", "STATUS", "OUTCOME", "SUBMITTED"],
    rows.map(({ caseId, externalRef, matter, status, outcome, submittedAt }) => [
      caseId,
      externalRef,
      matter,
      status,
      outcome ?? "",
      shanghaiTime(submittedAt),
    ]),
  );

/** A window's board in a table. */
export const boardTable = (rows: readonly StaffCaseRow[]): string =>
  textTable(
    ["CASE", "MATTER", "FROM", "APPLICANT", "STATUS", "HOLDER", "DUE"],
    rows.map((row) => [
      row.caseId,
      row.matter,
      row.source,
      row.applicant,
      row.status,
      row.holderName ?? "",
      dueText(row),
    ]),
  );

/** Why a case is at its window; nothing where no other one handles the matter. */
const whyThere = (placement: PartnerCase["placement"] | undefined): string => {
  if (!placement || placement.why === "only") return "";
  const { why, district } = placement;
  return why === "district" && district !== null ? ` (serves ${district})` : ` (${placements[why] ?? why})`;
};

const placements: Readonly<Record<string, string>> = {
  district: "serves the applicant's district",
  capacity: "one of several",
  substitute: "in the place of a closed one",
};
