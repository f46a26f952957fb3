import type { notice } from "@tongban/contract";
import { canonicalJson, rootByPath } from "@tongban/domain";
import type * as z from "zod";
import { countIn, type Finding, listIn, type Part, partIn, textIn, textsIn } from "./finding.ts";
import { sha256, sha256Text } from "./sha256.ts";

/** An evidence pack proves one case, and of a joint case (联办) its child cases too, each by its own events. */
export const checkEvidencePack = (pack: Part): readonly Finding[] => {
  if (!("parts" in pack)) return checkCase(pack);
  const parts = listIn(pack, "parts", "part");
  return [
    ...checkCase(pack),
    ...parts.flatMap((child, index) =>
      checkCase(child).map(({ part, fault }) => ({ part: `part ${index + 1}, ${part}`, fault })),
    ),
    ...checkBelonging(pack, parts),
  ];
};

/**
 * A child case names the joint case in its first event, whose hash was checked; what the joint case tells of a part (which case it
 * is, what it was decided as) is what the child says itself.
 */
const checkBelonging = (pack: Part, parts: readonly Part[]): readonly Finding[] => {
  const id = textIn(partIn(pack, "case"), "caseId");
  const told = toldIn(pack);
  const started = told.filter(({ type }) => type === "PartStarted");
  const children = parts.map((child) => ({
    id: textIn(partIn(child, "case"), "caseId"),
    events: toldIn(child),
  }));
  return [
    ...children.flatMap((child, index) =>
      child.events[0]?.["parent"] === id
        ? []
        : [{ part: `part ${index + 1}`, fault: "it is no part of this joint case" }],
    ),
    ...started.flatMap((event) =>
      children.some((child) => child.id === event["case"])
        ? []
        : [{ part: `event ${event["n"]}`, fault: "the case of the part that it starts is missing" }],
    ),
    ...told
      .filter(({ type }) => type === "PartDecided")
      .flatMap((event) => {
        const start = started.find(({ part, run }) => part === event["part"] && run === event["run"]);
        const child = children.find((one) => one.id === start?.["case"]);
        const decided = child?.events.find(({ type }) => type === "CaseDecided");
        return child === undefined || decided?.["outcome"] === event["outcome"]
          ? []
          : [{ part: `event ${event["n"]}`, fault: "the part's own case was not decided so" }];
      }),
  ];
};

/**
 * Evidence holds the events of one case in the order in which they happened. Each has the hash of the one
 * before it, so that none can be changed, added or taken out without changing all hashes after it; the last one is the
 * head of the case. The hash of an event that is given whole is computed again here.
 */
const checkCase = (pack: Part): readonly Finding[] => {
  const about = partIn(pack, "case");
  const events = listIn(pack, "events", "event");
  const last = events.at(-1);
  return [
    ...events.flatMap((event, index) => checkEvent(event, index + 1, events[index - 1], about)),
    ...(countIn(about, "version") === events.length
      ? []
      : [{ part: "case.version", fault: `there are ${events.length} events` }]),
    ...(last && textIn(about, "head") === last["hash"]
      ? []
      : [{ part: "case.head", fault: "it is not the hash of the last event" }]),
    ...checkStatus(about, last),
    ...checkAcknowledgement(pack, events),
    ...checkNotices(pack, events),
    ...checkInclusion(pack, events),
    ...checkDeliveries(partIn(pack, "deliveries"), textIn(about, "caseId"), events.length),
  ];
};

const checkEvent = (entry: Part, n: number, before: Part | undefined, about: Part): readonly Finding[] => {
  const part = `event ${n}`;
  const findings: Finding[] = [];
  const hash = textIn(entry, "hash", `${part}'s hash`);
  const prevHash = textIn(entry, "prevHash", `${part}'s prevHash`);
  if (entry["n"] !== n) findings.push({ part, fault: `its number is ${entry["n"]}: an event is missing` });
  if (prevHash !== (before ? before["hash"] : ""))
    findings.push({ part, fault: "its prevHash is not the hash of the event before it" });
  if (entry["event"] !== null) findings.push(...checkWholeEvent(entry, part, hash, about));
  const told = toldOf(entry);
  if (told && told["n"] !== n) findings.push({ part, fault: "it says another number" });
  if (told && before && toldOf(before) && told["before"] !== toldOf(before)?.["after"])
    findings.push({ part, fault: "its status before is not the one after the event before it" });
  return findings;
};

const checkWholeEvent = (entry: Part, part: string, hash: string, about: Part): readonly Finding[] => {
  const event = partIn(entry, "event", part);
  const findings: Finding[] = [];
  if (sha256Text(canonicalJson(event)) !== hash)
    findings.push({ part, fault: "its hash is not that of its content" });
  if (event["prevHash"] !== entry["prevHash"]) findings.push({ part, fault: "it says another prevHash" });
  for (const name of ["caseId", "partner"])
    if (event[name] !== about[name]) findings.push({ part, fault: `its ${name} is not the case's` });
  return findings;
};

const toldIn = (pack: Part): readonly Part[] =>
  listIn(pack, "events", "event").flatMap((entry): readonly Part[] => {
    const told = toldOf(entry);
    return told ? [told] : [];
  });

/** What may be seen of an event: all of it, some of it, or nothing but its hash. */
const toldOf = (entry: Part): Part | undefined =>
  (entry["event"] ?? entry["shown"] ?? undefined) as Part | undefined;

const checkStatus = (about: Part, last: Part | undefined): readonly Finding[] => {
  const told = last && toldOf(last);
  return !told || told["after"] === textIn(about, "status")
    ? []
    : [{ part: "case.status", fault: "it is not the status after the last event" }];
};

const checkAcknowledgement = (pack: Part, events: readonly Part[]): readonly Finding[] => {
  const found = events.findIndex((entry) => toldOf(entry)?.["type"] === "ResultAcknowledged");
  return pack["acknowledgedBy"] === (found < 0 ? null : found + 1)
    ? []
    : [{ part: "acknowledgedBy", fault: "it is not the event in which the result was acknowledged" }];
};

/** Each notice (补正告知书, 容缺受理告知书, 特别程序告知书, 延期告知书) tells of an event, of its time, in the words that stand beside it. */
const checkNotices = (pack: Part, events: readonly Part[]): readonly Finding[] =>
  listIn(pack, "notices", "notice").flatMap((notice, index) => {
    const entry = events[countIn(notice, "n", `notice ${index + 1}`) - 1];
    const told = entry && toldOf(entry);
    const reasons = partIn({ prose: entry?.["prose"] ?? {} }, "prose")["reasons"] ?? null;
    const isOf = told?.["type"] === noticeEvents[textIn(notice, "kind", `notice ${index + 1}`)];
    return isOf && told?.["at"] === notice["at"] && reasons === notice["reasons"]
      ? []
      : [{ part: `notice ${index + 1}`, fault: "it is not what its event says" }];
  });

/** The event that each kind of notice tells of. */
const noticeEvents: Readonly<Record<string, string>> & Record<z.output<typeof notice>["kind"], string> = {
  supplement: "SupplementAsked",
  gaps: "CaseAccepted",
  suspension: "CaseSuspended",
  extension: "ExtensionApproved",
};

/**
 * Where a completeness statement counts the case, its Merkle tree leads from the case as it stood then to the root that
 * the regions countersigned: whoever has the statement compares the roots.
 */
const checkInclusion = (pack: Part, events: readonly Part[]): readonly Finding[] => {
  if (pack["inclusion"] === null) return [];
  const inclusion = partIn(pack, "inclusion");
  const counted = partIn(inclusion, "case", "inclusion.case");
  const path = textsIn(inclusion, "path", "inclusion.path").map((hash) => Buffer.from(hash, "base64url"));
  const root = rootByPath(
    Buffer.from(canonicalJson(counted), "utf8"),
    countIn(inclusion, "index", "inclusion.index"),
    countIn(inclusion, "size", "inclusion.size"),
    path,
    sha256,
  );
  const isRoot = root && Buffer.from(root).toString("base64url") === textIn(inclusion, "root");
  const event = events[countIn(counted, "version", "inclusion.case.version") - 1];
  return [
    ...(isRoot ? [] : [{ part: "inclusion", fault: "the path does not lead from the case to the root" }]),
    ...(event && counted["head"] === event["hash"] && counted["caseId"] === partIn(pack, "case")["caseId"]
      ? []
      : [{ part: "inclusion.case", fault: "it is not this case as it was at that version" }]),
  ];
};

const checkDeliveries = (deliveries: Part, caseId: string, events: number): readonly Finding[] =>
  listIn(deliveries, "attempts", "delivery").flatMap((attempt, index) => {
    const [id, n] = textIn(attempt, "eventId", `delivery ${index + 1}`).split("-");
    return id === caseId && Number(n) >= 1 && Number(n) <= events
      ? []
      : [{ part: `delivery ${index + 1}`, fault: "it is of no event of this case" }];
  });
