#!/usr/bin/env node
"use strict";
/**
 * Verifies documents of a Tongban broker: evidence packs, completeness statements and deadline certificates.
 *
 *     node verify.js FILE... [--key KEY-ID]...
 *
 * It needs Node 18 or newer and nothing else: no network, no broker, no package. It is made of the broker's own source
 * by `npm run verifier`, with the comments kept, and is written to be read from here down: first what is done with a
 * file, then how each kind of document is checked, then what the checks are made of. The last line runs it.
 *
 * In short: a document is one line of JSON in the only form that RFC 8785 allows. All of it but its signatures is
 * signed with Ed25519 by a key whose id the broker publishes. Events are linked by SHA-256, each naming the hash of the
 * one before; cases are bound together by a Merkle tree as RFC 6962 describes it.
 */

const { KeyObject, createHash, createPublicKey, verify } = require("node:crypto");
const { readFileSync } = require("node:fs");

// packages/sdk/src/verify/main.ts
const help = `Usage: node verify.js FILE... [--key KEY-ID]...
       node verify.js PAPER.pdf --signature STATEMENT.json [--key KEY-ID]...

Verifies documents of a Tongban broker: evidence packs, deadline certificates,
completeness statements, and papers by their statements. Asks nobody: it needs neither
a network nor the broker.

  --signature FILE   the broker's statement of the paper that is the one file before it
  --key KEY-ID   a key that you trust (the "kid" that its owner publishes); may be given
                 more than once. Without it any key is taken, and its id is printed.

Ends with 0 where everything holds, with 1 where something does not, with 2 where it
cannot be run so.`;

/** Reads the arguments, verifies each file and prints what was found; the result is the exit code. */
const main = (typed) => {
  const files = [];
  const trustedKeys = [];
  let statement;
  for (let i = 0; i < typed.length; i++) {
    const word = typed[i] ?? "";
    if (word === "--key") trustedKeys.push(typed[++i] ?? "");
    else if (word === "--signature") statement = typed[++i] ?? "";
    else if (word.startsWith("-")) return say(help, 2);
    else files.push(word);
  }
  if (files.length === 0 || trustedKeys.includes("") || statement === "") return say(help, 2);
  if (statement === undefined) return Math.max(...files.map((file) => verifyFile(file, trustedKeys)));
  return files.length === 1 ? verifyPaper(files[0] ?? "", statement, trustedKeys) : say(help, 2);
};

const verifyFile = (file, trustedKeys) => {
  const text = read(file, textOf);
  return text === undefined ? 1 : reported(file, verifyText(text, trustedKeys));
};

const verifyPaper = (paper, statement, trustedKeys) => {
  const file = read(paper, (bytes) => bytes);
  const text = file && read(statement, textOf);
  if (file === undefined || text === undefined) return 1;
  return reported(paper, verifyPaperFile(text, file, trustedKeys));
};

const reported = (file, documents) => {
  const { lines, holds } = writeReport(file, documents);
  return say(lines.join("\n"), holds ? 0 : 1);
};

const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** What a file holds; undefined, and said so, where it cannot be read, or is not UTF-8 where text is meant. */
const read = (file, as) => {
  try {
    return as(readFileSync(file));
  } catch (fault) {
    say(`${file}: ${fault instanceof TypeError ? "FAILED\n  form: it is not UTF-8" : "cannot be read"}`, 1);
    return undefined;
  }
};

const say = (text, code) => {
  process.stdout.write(`${text}
`);
  return code;
};

// packages/sdk/src/verify/write-report.ts

/** What is printed of one file: a line for each document that fails and each part of it, and a sum. */
const writeReport = (file, documents) => {
  const lines = [];
  const kinds = new Map();
  const keys = new Set();
  let failures = 0;
  for (const { line, kind, about, keys: signers, findings } of documents) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const key of signers) keys.add(key);
    if (findings.length === 0) continue;
    failures += 1;
    lines.push(`${file}: line ${line}, ${kind} ${about}: FAILED`);
    lines.push(...findings.map(({ part, fault }) => `  ${part}: ${fault}`));
  }
  const counted = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ") || "no document";
  const holds = failures === 0 && kinds.size > 0;
  lines.push(
    `${file}: ${holds ? "holds" : "DOES NOT HOLD"}: ${counted}${failures > 0 ? `, of which ${failures} failed` : ""}`,
    ...[...keys].map((key) => `  signed with key ${key}`),
  );
  return { lines, holds };
};

// packages/sdk/src/verify/verify-text.ts

/** How each kind of document is checked. */
const checks = {
  "evidence-pack": (document) => checkEvidencePack(document),
  "deadline-certificate": (document) => checkDeadlineCertificate(document),
  "completeness-statement": (document, trustedKeys) => checkCompletenessStatement(document, trustedKeys),
  paper: (document) => checkPaper(document),
  "paper-voiding": (document) => checkPaperVoiding(document),
};

/** Verifies every document of a file's text; `trustedKeys` are ids of keys, none: any key is taken and named. */
function* verifyText(text, trustedKeys = []) {
  const lines = text.split("\n");
  if (lines.pop() !== "")
    yield failed(lines.length + 1, "form", "the file does not end with the end of a line");
  for (const [index, line] of lines.entries()) yield verifyLine(line, index + 1, trustedKeys);
}

/** The statement of a paper (文书) with what of it the paper's file is not: its digest, and its size in bytes. */
const verifyPaperFile = (statement, file, trustedKeys = []) => {
  const found = Buffer.from(sha256(file)).toString("hex");
  return [...verifyText(statement, trustedKeys)].map((one) => {
    if (one.kind !== "paper") return { ...one, findings: [...one.findings, notOfPaper(one.kind)] };
    const said = readDocument(statement.split("\n")[one.line - 1] ?? "");
    const differs = said["sha256"] !== found || said["size"] !== file.length;
    return differs ? { ...one, findings: [...one.findings, notTheFile(found)] } : one;
  });
};

const notOfPaper = (kind) => ({
  part: "kind",
  fault: `it is the statement of no paper but ${kind}`,
});

const notTheFile = (found) => ({
  part: "sha256",
  fault: `the file is another one or was changed: its digest is ${found}`,
});

const failed = (line, part, fault) => ({
  line,
  kind: "unknown",
  about: "",
  keys: [],
  findings: [{ part, fault }],
});

const verifyLine = (text, line, trustedKeys) => {
  try {
    const document = readDocument(text);
    return {
      line,
      kind: textIn(document, "kind"),
      about: aboutOf(document),
      keys: keysOf(document),
      findings: findingsIn(document, text, trustedKeys),
    };
  } catch (fault) {
    if (fault instanceof Misshapen) return failed(line, fault.part, fault.message);
    if (fault instanceof RangeError) return failed(line, "form", "it is nested too deeply");
    throw fault;
  }
};

const readDocument = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Misshapen("form", "JSON, a document on each line");
  }
  return partIn({ document: value }, "document");
};

/** The content first, because that says what was changed; then the signature, which any change breaks. */
const findingsIn = (document, text, trustedKeys) => {
  const kind = textIn(document, "kind");
  if (!isKind(kind)) return [{ part: "kind", fault: `this program does not know "${kind}"` }];
  if (document["format"] !== DOCUMENT_FORMAT)
    return [{ part: "format", fault: `this program knows format ${DOCUMENT_FORMAT} only` }];
  const signed = signedText(document);
  return [
    // Every byte counts, also those that JSON would not mind: only one way to write a document is taken.
    ...(canonicalJson(document) === text
      ? []
      : [{ part: "form", fault: "it is not written as RFC 8785 says: it was changed or formatted anew" }]),
    ...tried(() => checks[kind](document, trustedKeys)),
    ...tried(() => checkSignature(partIn(document, "signature"), signed, "signature", trustedKeys)),
  ];
};

const isKind = (kind) => Object.hasOwn(checks, kind);

/** What a check found, also where the document lacks what it would look at. */
const tried = (check) => {
  try {
    return check();
  } catch (fault) {
    if (fault instanceof Misshapen) return [{ part: fault.part, fault: fault.message }];
    return [{ part: "document", fault: `it is not shaped as a document of its kind: ${fault}` }];
  }
};

const aboutOf = (document) => {
  const { kind, agreement, day, number, case: about } = document;
  if (kind === "paper" || kind === "paper-voiding") return worded(number);
  const caseId = typeof about === "object" && about !== null && "caseId" in about ? about.caseId : undefined;
  return caseId === undefined
    ? `${worded(agreement)} ${worded(day)} no. ${worded(number)}`
    : `case ${worded(caseId)}`;
};

/** A member as it is told; a forged document may have an object there, which may not be made a text at all. */
const worded = (member) => (typeof member === "object" ? JSON.stringify(member) : String(member));
const keysOf = (document) => {
  const { signature, countersignatures } = document;
  const all = [signature, ...(Array.isArray(countersignatures) ? countersignatures : [])];
  return all.flatMap((one) =>
    typeof one === "object" && one !== null && "keyId" in one ? [worded(one.keyId)] : [],
  );
};

// packages/sdk/src/verify/check-paper.ts

/**
 * A paper's statement says what the broker issued: the kind, number, organ and date of a paper (文书), and the SHA-256 and
 * the size of its PDF. The file itself stands beside it: whoever has it compares the digest.
 */
const checkPaper = (statement) => {
  for (const name of ["title", "number", "organ", "date", "code"]) textIn(statement, name);
  countIn(statement, "size");
  const kind = textIn(statement, "paper");
  return [
    ...(paperKinds.some((one) => one === kind)
      ? []
      : [{ part: "paper", fault: `it is no kind of paper: ${kind}` }]),
    ...(/^[0-9a-f]{64}$/.test(textIn(statement, "sha256"))
      ? []
      : [{ part: "sha256", fault: "it is not a SHA-256 in hex" }]),
  ];
};

/** The statement of a void paper says which one, when, and which one took its place. */
const checkPaperVoiding = (statement) => {
  for (const name of ["title", "number", "organ", "code", "voidedAt"]) textIn(statement, name);
  if (statement["replacedBy"] !== null) textIn(statement, "replacedBy");
  return [];
};

// packages/sdk/src/verify/check-evidence-pack.ts

/** An evidence pack proves one case, and of a joint case (联办) its child cases too, each by its own events. */
const checkEvidencePack = (pack) => {
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
const checkBelonging = (pack, parts) => {
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
const checkCase = (pack) => {
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

const checkEvent = (entry, n, before, about) => {
  const part = `event ${n}`;
  const findings = [];
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

const checkWholeEvent = (entry, part, hash, about) => {
  const event = partIn(entry, "event", part);
  const findings = [];
  if (sha256Text(canonicalJson(event)) !== hash)
    findings.push({ part, fault: "its hash is not that of its content" });
  if (event["prevHash"] !== entry["prevHash"]) findings.push({ part, fault: "it says another prevHash" });
  for (const name of ["caseId", "partner"])
    if (event[name] !== about[name]) findings.push({ part, fault: `its ${name} is not the case's` });
  return findings;
};

const toldIn = (pack) =>
  listIn(pack, "events", "event").flatMap((entry) => {
    const told = toldOf(entry);
    return told ? [told] : [];
  });

/** What may be seen of an event: all of it, some of it, or nothing but its hash. */
const toldOf = (entry) => entry["event"] ?? entry["shown"] ?? undefined;
const checkStatus = (about, last) => {
  const told = last && toldOf(last);
  return !told || told["after"] === textIn(about, "status")
    ? []
    : [{ part: "case.status", fault: "it is not the status after the last event" }];
};

const checkAcknowledgement = (pack, events) => {
  const found = events.findIndex((entry) => toldOf(entry)?.["type"] === "ResultAcknowledged");
  return pack["acknowledgedBy"] === (found < 0 ? null : found + 1)
    ? []
    : [{ part: "acknowledgedBy", fault: "it is not the event in which the result was acknowledged" }];
};

/** Each notice (补正告知书, 容缺受理告知书, 特别程序告知书, 延期告知书) tells of an event, of its time, in the words that stand beside it. */
const checkNotices = (pack, events) =>
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
const noticeEvents = {
  supplement: "SupplementAsked",
  gaps: "CaseAccepted",
  suspension: "CaseSuspended",
  extension: "ExtensionApproved",
};

/**
 * Where a completeness statement counts the case, its Merkle tree leads from the case as it stood then to the root that
 * the regions countersigned: whoever has the statement compares the roots.
 */
const checkInclusion = (pack, events) => {
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

const checkDeliveries = (deliveries, caseId, events) =>
  listIn(deliveries, "attempts", "delivery").flatMap((attempt, index) => {
    const [id, n] = textIn(attempt, "eventId", `delivery ${index + 1}`).split("-");
    return id === caseId && Number(n) >= 1 && Number(n) <= events
      ? []
      : [{ part: `delivery ${index + 1}`, fault: "it is of no event of this case" }];
  });

// packages/sdk/src/verify/check-deadline-certificate.ts

/**
 * A deadline certificate holds all that a due instant follows from: the limit, the business hours, the stretches in which
 * the clock ran and stood still, and the days of the calendar. From these each due instant is computed again here, by
 * the same rules by which the broker runs its clocks:
 *
 *   - the day of an event is not counted, day 1 is the next one that counts (民法典 art 201, 行政许可法 art 82);
 *   - the last day ends when the window closes;
 *   - time that stands still is not counted (行政许可法 art 45).
 */
const checkDeadlineCertificate = (certificate) => {
  const calendars = listIn(certificate, "calendars", "calendar");
  return [
    ...calendars.flatMap((calendar, index) => checkCalendar(calendar, `calendar ${index + 1}`)),
    ...listIn(certificate, "clocks", "clock").flatMap((clock, index) =>
      checkClock(certificate, calendars, clock, `clock ${index + 1} (${textIn(clock, "clock", "clock")})`),
    ),
  ];
};

const VERSION_CHARACTERS = 22;

/**
 * The version of the country's calendar is a digest of its days. That of a region is made of several, of which the days
 * have been laid over one another, so that it cannot be computed from them.
 */
const checkCalendar = (calendar, part) => {
  const version = textIn(calendar, "version", `${part}.version`);
  const digest = sha256Text(
    canonicalJson({ name: "china", years: listIn(calendar, "years", `${part}.years`) }),
  );
  return version.includes("+") || digest.slice(0, VERSION_CHARACTERS) === version
    ? []
    : [{ part, fault: "its version is not that of its days" }];
};

const checkClock = (certificate, calendars, clock, part) => {
  const segments = listIn(clock, "segments", `${part}.segment`);
  const calendar = calendars.find(({ version }) => version === clock["calendar"]);
  if (!calendar) return [{ part, fault: "its calendar is not in the certificate" }];
  const gap = gapIn(segments);
  if (gap !== undefined)
    return [{ part: `${part}.segment ${gap + 1}`, fault: "it does not follow the one before it" }];
  return [
    ...checkLimits(certificate, clock, part),
    ...checkInstants(certificate, calendar, segments, clock, part),
  ];
};

/** Stretches follow one another without a gap, the first one running, each of another kind than the one before it. */
const gapIn = (segments) => {
  const index = segments.findIndex((segment, i) => {
    const before = segments[i - 1];
    if (!before) return segment["kind"] !== "running";
    return (
      before["to"] === undefined || segment["from"] !== before["to"] || segment["kind"] === before["kind"]
    );
  });
  return index < 0 ? undefined : index;
};

/** The decision's clock runs by the limits of the case, and longer by an extension. */
const checkLimits = (certificate, clock, part) => {
  if (clock["clock"] !== "handling") return [];
  const limits = partIn(certificate, "limits");
  return ["promised", "statutory"].flatMap((name) => {
    const original = limitIn(limits, name, `limits.${name}`);
    if (!original) return [];
    const extension = limitIn(limits, "extendedBy", "limits.extendedBy");
    const limit = extension ? (sumOf(original, extension) ?? original) : original;
    return canonicalJson(partIn(clock, name, `${part}.${name}`)["limit"]) === canonicalJson(limit)
      ? []
      : [{ part: `${part}.${name}`, fault: "its limit is not that of the case" }];
  });
};

/** A limit, or nothing where there is none. */
const limitIn = (of, name, path) => (of[name] === null ? undefined : partIn(of, name, path));
const checkInstants = (certificate, calendar, segments, clock, part) => {
  const base = {
    calendar,
    hours: partIn(certificate, "hours"),
  };
  const promised = partIn(clock, "promised", `${part}.promised`);
  const statutory = clock["statutory"] === null ? undefined : partIn(clock, "statutory", `${part}.statutory`);
  const found = computing(() =>
    reckonClock(base, {
      promised: partIn(promised, "limit", `${part}.promised.limit`),
      statutory: statutory && limitIn(statutory, "limit", `${part}.statutory.limit`),
      ledger: segments,
    }),
  );
  if (!found?.ok)
    return [{ part, fault: "its due instants cannot be computed from what the certificate holds" }];
  return ["promised", "statutory", "end"].flatMap((name) =>
    canonicalJson(clock[name]) === canonicalJson(found.value[name])
      ? []
      : [{ part: `${part}.${name}`, fault: `computed again it is ${canonicalJson(found.value[name])}` }],
  );
};

/** What a computation comes to; nothing where its inputs are not what they should be, such as a date that is none. */
const computing = (compute) => {
  try {
    return compute();
  } catch (fault) {
    if (fault instanceof RangeError || fault instanceof TypeError) return undefined;
    throw fault;
  }
};

// packages/sdk/src/verify/check-completeness-statement.ts

/**
 * A completeness statement says what became of every case that an agreement admitted on a day:
 *
 *     admitted = decided on time + decided late + declined + withdrawn + abandoned + terminated + open
 *
 * It binds the cases by the root of a Merkle tree (RFC 6962), computed again here where the cases are in the file. The
 * coordinators of the regions sign the counts and the root by keys of their own.
 */
const checkCompletenessStatement = (statement, trustedKeys) => [
  ...checkSum(statement),
  ...("cases" in statement ? checkCases(statement) : []),
  ...checkCountersignatures(statement, trustedKeys),
];

const checkSum = (statement) => {
  const counts = partIn(statement, "counts");
  const sum = standings.reduce(
    (total, standing) => total + countIn(counts, standing, `counts.${standing}`),
    0,
  );
  return sum === countIn(statement, "admitted")
    ? []
    : [{ part: "admitted", fault: `the counts make ${sum}` }];
};

const checkCases = (statement) => {
  const cases = listIn(statement, "cases", "case");
  return [...checkOrder(cases), ...checkCounts(statement, cases), ...checkRoot(statement, cases)];
};

/** Cases stand in the order of their ids, so that none can be counted twice. */
const checkOrder = (cases) =>
  cases.flatMap((one, index) => {
    const before = cases[index - 1];
    const path = `case ${index + 1}`;
    return !before || textIn(before, "caseId", path) < textIn(one, "caseId", path)
      ? []
      : [{ part: path, fault: "it does not come after the one before it by its id" }];
  });

const checkCounts = (statement, cases) => {
  const counts = partIn(statement, "counts");
  const found = standings.flatMap((standing) => {
    const counted = cases.filter((one) => one["standing"] === standing).length;
    return counted === counts[standing]
      ? []
      : [{ part: `counts.${standing}`, fault: `of the cases ${counted} stand so` }];
  });
  return cases.length === statement["admitted"]
    ? found
    : [{ part: "admitted", fault: `there are ${cases.length} cases` }, ...found];
};

const checkRoot = (statement, cases) => {
  const entries = cases.map((one) => Buffer.from(canonicalJson(one), "utf8"));
  const root = Buffer.from(merkleRoot(entries, sha256)).toString("base64url");
  return textIn(statement, "root") === root
    ? []
    : [{ part: "root", fault: "it is not the root over these cases: one was changed, added or left out" }];
};

const checkCountersignatures = (statement, trustedKeys) =>
  listIn(statement, "countersignatures", "countersignature").flatMap((countersignature, index) => {
    const path = `countersignature ${index + 1}`;
    const signedBy = {
      region: textIn(countersignature, "region", path),
      signedAt: textIn(countersignature, "signedAt", path),
    };
    const text = countersignedText(statement, signedBy);
    const { region: _region, signedAt: _signedAt, ...signature } = countersignature;
    return checkSignature(signature, text, path, trustedKeys);
  });

// packages/sdk/src/verify/sha256.ts

/** SHA-256 of bytes. */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** SHA-256 of a text's UTF-8 bytes, base64url. */
const sha256Text = (text) => createHash("sha256").update(text, "utf8").digest("base64url");

// packages/sdk/src/verify/check-signature.ts

/** What each fault of a signature means to a reader. */
const meanings = {
  "key-malformed": "its key cannot be read",
  "algorithm-mismatch": "its key is not one of its algorithm",
  "key-id-mismatch": "the id of its key is not the key's thumbprint",
  "signature-malformed": "it is not written as 64 bytes are",
  "signature-invalid": "it was not made over this content with this key",
};

/** Checks a signature over a text by the key that it carries; with keys that are trusted, also whose key it is. */
const checkSignature = (of, text, path, trustedKeys) => {
  const key = partIn(of, "key", `${path}'s key`);
  const keyId = textIn(of, "keyId", `${path}'s keyId`);
  const algorithm = textIn(of, "algorithm", `${path}'s algorithm`);
  if (algorithm !== "ed25519" && algorithm !== "ecdsa-p256-sha256")
    return [{ part: path, fault: `its algorithm is not known: ${algorithm}` }];
  const signature = {
    algorithm,
    keyId,
    key: {
      kty: textIn(key, "kty", `${path}'s key`),
      crv: textIn(key, "crv", `${path}'s key`),
      x: textIn(key, "x", `${path}'s key`),
      ...("y" in key ? { y: textIn(key, "y", `${path}'s key`) } : {}),
    },
    value: textIn(of, "value", `${path}'s value`),
  };
  const fault = textSignatureFault(text, signature);
  if (fault) return [{ part: path, fault: meanings[fault] }];
  if (trustedKeys.length > 0 && !trustedKeys.includes(keyId))
    return [{ part: path, fault: `its key ${keyId} is none of those that you trust` }];
  return [];
};

// packages/sdk/src/verify/finding.ts

/** A document that lacks a part, or has it in another form; checking cannot go on. */
const Misshapen = class extends Error {
  name = "Misshapen";
  part;
  constructor(part, wanted) {
    super(`it should be ${wanted}`);
    this.part = part;
  }
};

/** Reads an object. */
const partIn = (of, name, path = name) => {
  const value = of[name];
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Misshapen(path, "an object");
  return value;
};

/** Reads a list of objects. */
const listIn = (of, name, path = name) => {
  const value = of[name];
  if (!Array.isArray(value)) throw new Misshapen(path, "a list");
  return value.map((_, index) => partIn(value, `${index}`, `${path} ${index + 1}`));
};

/** Reads a list of texts. */
const textsIn = (of, name, path = name) => {
  const value = of[name];
  if (!Array.isArray(value)) throw new Misshapen(path, "a list");
  return value.map((_, index) => textIn(value, `${index}`, `${path} ${index + 1}`));
};

/** Reads a text. */
const textIn = (of, name, path = name) => {
  const value = of[name];
  if (typeof value !== "string") throw new Misshapen(path, "a text");
  return value;
};

/** Reads a whole number that is not negative. */
const countIn = (of, name, path = name) => {
  const value = of[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new Misshapen(path, "a whole number");
  return value;
};

// packages/signature/src/text-signature.ts

/** Finds what is wrong with a signature over a text; nothing where it is right. Whose key it is remains to be asked. */
function textSignatureFault(text, { algorithm, keyId, key, value }) {
  const imported = importPublicKey(algorithm, key);
  if (!imported.ok) return imported.reason === "algorithm-mismatch" ? "algorithm-mismatch" : "key-malformed";
  const { publicKey } = imported;
  if (keyThumbprint(publicKey) !== keyId) return "key-id-mismatch";
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  if (kty !== key.kty || crv !== key.crv || x !== key.x || y !== key.y) return "key-malformed";
  const signature = Buffer.from(value, "base64url");
  // Some letters of base64url carry bits that mean nothing: only one spelling is taken.
  if (signature.toString("base64url") !== value) return "signature-malformed";
  return verifyBytes(algorithm, publicKey, Buffer.from(text, "utf8"), signature)
    ? undefined
    : "signature-invalid";
}

// packages/signature/src/keys.ts

/**
 * Reads a public key given as PEM or JWK; refuses what is not a key (`key-malformed`, which includes a
 * private key handed in by mistake) and a key of another kind (`algorithm-mismatch`).
 */
function importPublicKey(algorithm, input) {
  const publicKey = parsePublicKey(input);
  if (publicKey === undefined) return refuse("key-malformed");
  return fitsAlgorithm(algorithm, publicKey) ? { ok: true, publicKey } : refuse("algorithm-mismatch");
}

function parsePublicKey(input) {
  if (input instanceof KeyObject) return input.type === "public" ? input : undefined;
  // Node would derive the public half of a private key; taking it would hide that the secret got out.
  if (typeof input === "string" ? input.includes("PRIVATE KEY") : "d" in input) return undefined;
  try {
    return typeof input === "string"
      ? createPublicKey(input)
      : createPublicKey({ key: input, format: "jwk" });
  } catch {
    return undefined;
  }
}

/** The SHA-256 thumbprint of a public key, base64url (RFC 7638; for Ed25519 RFC 8037 §2). */
function keyThumbprint(publicKey) {
  const { crv, kty, x, y } = publicKey.export({ format: "jwk" });
  // The required members in lexicographic order; JSON.stringify leaves out the y that Ed25519 lacks.
  return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
}

// packages/signature/src/refusal.ts

/** A refusal that concerns the whole. */
function refuse(reason) {
  return { ok: false, reason };
}

// packages/signature/src/algorithm.ts

/** Both algorithms make signatures of this size, in bytes (RFC 9421 §3.3.4 and §3.3.6: r and s, not DER). */
const SIGNATURE_BYTES = 64;

/** Tells whether a signature over bytes is right; one of another length is simply wrong. */
function verifyBytes(algorithm, publicKey, bytes, signature) {
  if (signature.byteLength !== SIGNATURE_BYTES) return false;
  switch (algorithm) {
    case "ed25519":
      return verify(null, bytes, publicKey, signature);
    case "ecdsa-p256-sha256":
      return verify("sha256", bytes, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
  }
}

/** Tells whether a key is of the algorithm's type and curve. */
function fitsAlgorithm(algorithm, key) {
  switch (algorithm) {
    case "ed25519":
      return key.asymmetricKeyType === "ed25519";
    case "ecdsa-p256-sha256":
      return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
  }
}

// packages/domain/src/proof/standing.ts

/** What became of an admitted case; each case stands in exactly one. */
const standings = ["on-time", "late", "declined", "withdrawn", "abandoned", "terminated", "open"];

// packages/domain/src/proof/merkle.ts

/** Bytes that stand before an entry and before two nodes where they are hashed. */
const LEAF = 0;
const NODE = 1;
const joined = (...parts) => {
  const bytes = parts.flatMap((part) => (typeof part === "number" ? [part] : [...part]));
  return new Uint8Array(bytes);
};

/** Of two or more leaves, the largest power of two below their number stand in the left half (RFC 6962 §2.1). */
const halfOf = (count) => 2 ** (31 - Math.clz32(count - 1));

/**
 * Root of the Merkle tree over a list of entries (RFC 6962 §2.1): a leaf is hashed behind a byte 0 and a node behind a
 * byte 1, so that neither passes for the other. No entry: SHA-256 of nothing.
 */
const merkleRoot = (entries, hash) => {
  const [only] = entries;
  if (!only) return hash(new Uint8Array());
  if (entries.length === 1) return hash(joined(LEAF, only));
  const half = halfOf(entries.length);
  return hash(joined(NODE, merkleRoot(entries.slice(0, half), hash), merkleRoot(entries.slice(half), hash)));
};

/** The root that an entry and its audit path lead to; nothing where the path is not of this place and size. */
const rootByPath = (entry, index, size, path, hash) => {
  if (index >= size) return undefined;
  if (size === 1) return path.length === 0 ? hash(joined(LEAF, entry)) : undefined;
  const beside = path.at(-1);
  if (!beside) return undefined;
  const half = halfOf(size);
  const [inside, count] = index < half ? [index, half] : [index - half, size - half];
  const own = rootByPath(entry, inside, count, path.slice(0, -1), hash);
  if (!own) return undefined;
  return hash(index < half ? joined(NODE, own, beside) : joined(NODE, beside, own));
};

// packages/domain/src/proof/document.ts

/** Version of the documents' form; another form gets another number. */
const DOCUMENT_FORMAT = 1;

/** Members that stand beside what the broker signs: the signature itself, and what carries a proof of its own. */
const besides = ["signature", "countersignatures", "cases"];

/** The text whose UTF-8 bytes the broker signs: the document's kind and format, then all that is not {@link besides}. */
const signedText = (document) => {
  const said = Object.entries(document).filter(([name]) => !besides.some((beside) => beside === name));
  return `tongban ${document.kind} ${document.format}
${canonicalJson(Object.fromEntries(said))}`;
};

/** The text whose UTF-8 bytes a region's coordinator signs. */
const countersignedText = (
  { agreement, day, number, admitted, counts, root },
  { region, signedAt },
) => `tongban countersignature ${DOCUMENT_FORMAT}
${canonicalJson({
  agreement,
  day,
  number,
  admitted,
  counts,
  root,
  region,
  signedAt,
})}`;

// packages/domain/src/proof/certified-clock.ts

/** Computes a clock's due instants from its inputs, and how it ended if it has. */
const reckonClock = (base, { promised, statutory, ledger }) => {
  const byPromise = dueByLedger(base, promised, ledger);
  if (!byPromise.ok) return byPromise;
  const byLaw = statutory && dueByLedger(base, statutory, ledger);
  if (byLaw && !byLaw.ok) return byLaw;
  const deadlines = { promised: byPromise.value, statutory: byLaw ? byLaw.value : null };
  const end = endOf(base, deadlines, ledger);
  return end.ok ? { ok: true, value: { ...deadlines, end: end.value } } : end;
};

const endOf = (base, { promised, statutory }, ledger) => {
  const last = lastSegment(ledger);
  if (last.to === undefined) return { ok: true, value: null };
  // Time that stands still makes nobody late.
  const ranUntil = last.kind === "paused" ? last.from : last.to;
  const used = usedOf(base, promised.limit.unit, ledger, last.to);
  if (!used.ok) return used;
  const end = { used: used.value, late: isPast(promised, ranUntil) };
  if (!statutory) return { ok: true, value: end };
  const usedStatutory = usedOf(base, statutory.limit.unit, ledger, last.to);
  if (!usedStatutory.ok) return usedStatutory;
  const lateStatutory = isPast(statutory, ranUntil);
  return { ok: true, value: { ...end, usedStatutory: usedStatutory.value, lateStatutory } };
};

// packages/domain/src/paper/paper-kind.ts

/**
 * The papers (文书) of a case, each made by one event: 受理通知书, 不予受理通知书, 补正告知书, 特别程序告知书, 延期告知书, 准予决定书,
 * 不予决定书, 终止办理通知书, 撤回申请通知书, 送达回证.
 */
const paperKinds = [
  "acceptance",
  "declination",
  "supplement",
  "suspension",
  "extension",
  "grant",
  "refusal",
  "termination",
  "withdrawal",
  "service",
];

// packages/domain/src/clock/clock.ts

/** Whether a limit was passed by an instant; exactly when it is due is still in time. */
const isPast = ({ at }, instant) => instant > at;

// packages/domain/src/clock/ledger.ts

/** How much of a limit was used, in the limit's own unit: days are whole, hours and minutes are in ms. */
const HOUR_MS2 = 36e5;
const MINUTE_MS3 = 6e4;

/** The segment that a ledger is in. */
const lastSegment = (ledger) => ledger.at(-1) ?? ledger[0];

/**
 * What running segments use of a limit until an instant, pauses left out. The day of an event is not counted
 * (民法典 art 201): a segment uses the days after the one it began on, up to and including the one it ended on, so
 * the day of a resumption is not counted and the day of a pause is. An instant limit is counted in working days.
 */
const usedOf = ({ calendar, hours }, unit, ledger, until) => {
  let sum = 0;
  for (const segment of ledger) {
    if (segment.kind === "paused" || segment.from > until) continue;
    const end = segment.to !== undefined && segment.to < until ? segment.to : until;
    // Two machines' clocks differ: what ended by one may have begun later by the other, and has used nothing.
    if (end <= segment.from) continue;
    const [from, to] = [localDateOf(segment.from), localDateOf(end)];
    switch (unit) {
      case "calendar-days":
        sum += daysBetween(from, to);
        break;
      case "minutes":
        sum += epochMs(end) - epochMs(segment.from);
        break;
      case "working-hours": {
        const time = workingTimeBetween(calendar, segment.from, end, hours);
        if (!time.ok) return time;
        sum += time.ms;
        break;
      }
      case "working-days":
      case "instant": {
        const days = workingDaysBetween(calendar, from, to);
        if (!days.ok) return days;
        sum += days.days;
      }
    }
  }
  if (unit === "minutes" || unit === "working-hours") return { ok: true, value: { unit, ms: sum } };
  return { ok: true, value: { unit: unit === "instant" ? "working-days" : unit, days: sum } };
};

/**
 * When a limit runs out that goes on at `from` after what the segments before have used. Where nothing of a limit in
 * days is left, because the clock was stopped on its last day, it is due at closing of the day that works, as an
 * instant matter is.
 */
const deadlineOf = (base, limit, before, from) => {
  const used = usedOf(base, limit.unit, before, from);
  if (!used.ok) return used;
  const found = runsOut(base, limit, used.value, from);
  return found.ok ? { ok: true, value: { limit, at: found.at, provisional: found.provisional } } : found;
};

const runsOut = (base, limit, used, from) => {
  if (limit.unit === "instant") return dayDue(base, from, limit);
  if ("days" in used) {
    const left2 = limit.amount - used.days;
    return dayDue(base, from, left2 > 0 ? { ...limit, amount: left2 } : { unit: "instant" });
  }
  if (limit.unit === "working-hours") {
    const left2 = limit.amount * HOUR_MS2 - used.ms;
    if (left2 <= 0) return { ok: true, at: from, provisional: false };
    return addWorkingTime(base.calendar, from, left2, base.hours);
  }
  const left = Math.max(0, limit.amount * MINUTE_MS3 - used.ms);
  return { ok: true, at: addMs(from, left), provisional: false };
};

const dayDue = ({ calendar, hours }, from, limit) => {
  const found = dueAt(calendar, from, limit, hours);
  return found.ok ? { ok: true, at: found.due, provisional: found.provisional } : found;
};

/**
 * When a limit runs out by a ledger: in the first stretch in which it does, for a pause mends nothing that was late
 * before it. A last stretch that stands still is taken to end when it is expected to.
 */
const dueByLedger = (base, limit, ledger) => {
  for (const [i, segment] of ledger.entries()) {
    if (segment.kind === "paused") continue;
    const due = deadlineOf(base, limit, ledger.slice(0, i), segment.from);
    const goesOn = i < ledger.length - 1;
    if (!due.ok || !goesOn || (segment.to ?? segment.from) > due.value.at) return due;
  }
  const last = lastSegment(ledger);
  return deadlineOf(base, limit, ledger, last.kind === "paused" ? last.expectedEnd : last.from);
};

/** The sum of two limits of one unit; nothing where the units differ or there is none to add to. */
const sumOf = (limit, more) =>
  limit.unit === "instant" || more.unit === "instant" || limit.unit !== more.unit
    ? undefined
    : { ...limit, amount: limit.amount + more.amount };

// packages/domain/src/clock/due.ts

/** The last moment that is still in time; `provisional` means that a notice still to come may move it. */
const HOUR_MS = 36e5;
const MINUTE_MS2 = 6e4;
const amountOf = (limit) => {
  if (Number.isSafeInteger(limit.amount) && limit.amount > 0) return limit.amount;
  throw new RangeError(`${limit.amount} ${limit.unit} is not a limit`);
};

const atClosing = (found, hours) =>
  found.ok ? { ok: true, due: instantAt(found.date, hours.closes), provisional: found.provisional } : found;
const instantDue = (calendar, from, hours) => {
  const today = localDateOf(from);
  const isClosed = from >= instantAt(today, hours.closes);
  return atClosing(isClosed ? addWorkingDays(calendar, today, 1) : workingDayFrom(calendar, today), hours);
};

const workingHoursDue = (calendar, from, amount, hours) => {
  const found = addWorkingTime(calendar, from, amount * HOUR_MS, hours);
  return found.ok ? { ok: true, due: found.at, provisional: found.provisional } : found;
};

/**
 * The moment a limit that starts at `from` is due. The day of the event is not counted and the last day ends at closing
 * (行政许可法 art 82, 民法典 art 201 and 203); a calendar-day limit that would end on a day off ends on the next working
 * day (民法典 art 203); an instant matter is due at closing of the day, or of the next working day if the window is
 * closed for the day. Refuses a date beyond the calendar; throws a RangeError on an amount that is not whole and over 0.
 */
const dueAt = (calendar, from, limit, hours) => {
  checkHours(hours);
  const today = localDateOf(from);
  switch (limit.unit) {
    case "working-days":
      return atClosing(addWorkingDays(calendar, today, amountOf(limit)), hours);
    case "calendar-days":
      return atClosing(workingDayFrom(calendar, addDays(today, amountOf(limit))), hours);
    case "working-hours":
      return workingHoursDue(calendar, from, amountOf(limit), hours);
    case "minutes":
      return { ok: true, due: addMs(from, amountOf(limit) * MINUTE_MS2), provisional: false };
    case "instant":
      return instantDue(calendar, from, hours);
  }
};

// packages/domain/src/clock/working-time.ts

/** An amount of working time in ms; `provisional` means that a notice still to come may change it. */
const later = (one, other) => (one > other ? one : other);
const spentOn = (date, from, hours, left) => {
  let rest = left;
  for (const stretch of stretchesOf(hours, date)) {
    const start = later(stretch.from, from);
    const length = epochMs(stretch.to) - epochMs(start);
    if (length <= 0) continue;
    if (rest <= length) return { left: 0, at: addMs(start, rest) };
    rest -= length;
  }
  return { left: rest, at: undefined };
};

/**
 * The instant at which a budget of working time (ms, over 0 and whole) that starts at `from` runs out. Running out
 * exactly at closing, or at the start of a break, means that very moment and not the next opening.
 */
const addWorkingTime = (calendar, from, ms, hours) => {
  if (!Number.isSafeInteger(ms) || ms <= 0) throw new RangeError(`${ms} ms is not a budget of working time`);
  let left = ms;
  let provisional = false;
  for (let date = localDateOf(from); ; date = addDays(date, 1)) {
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (!day.working) continue;
    const spent = spentOn(date, from, hours, left);
    if (spent.at !== undefined) return { ok: true, at: spent.at, provisional };
    left = spent.left;
  }
};

/** The working time in ms from one instant to another; 0 if `to` is not later than `from`. */
const workingTimeBetween = (calendar, from, to, hours) => {
  let ms = 0;
  let provisional = false;
  const last = localDateOf(to);
  for (let date = localDateOf(from); date <= last; date = addDays(date, 1)) {
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (!day.working) continue;
    for (const stretch of stretchesOf(hours, date)) {
      const start = later(stretch.from, from);
      const end = stretch.to < to ? stretch.to : to;
      ms += Math.max(0, epochMs(end) - epochMs(start));
    }
  }
  return { ok: true, ms, provisional };
};

// packages/domain/src/clock/working-days.ts

/**
 * The date on which the n-th working day after `from` falls: the day of the event is not counted, day 1 is the next
 * working day (行政许可法 art 82, 民法典 art 201). 0 is `from` itself; throws a RangeError if n is negative or not whole.
 */
const addWorkingDays = (calendar, from, count) => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`);
  let left = count;
  let provisional = false;
  for (let number = yearOf(from); ; number += 1) {
    const year = yearIn(calendar, number);
    if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
    provisional ||= year.status === "provisional";
    const { worked, upTo } = yearIndexOf(year);
    const before = upTo.get(from) ?? 0;
    const date = left === 0 ? from : worked[before + left - 1];
    if (date !== undefined) return { ok: true, date, provisional };
    left -= worked.length - before;
  }
};

/** The working days after `from` up to and including `to`, so the inverse of `addWorkingDays`; negative if `to` is earlier. */
const workingDaysBetween = (calendar, from, to) => {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from);
    return back.ok ? { ...back, days: back.days === 0 ? 0 : -back.days } : back;
  }
  let provisional = false;
  let days = 0;
  const last = yearOf(to);
  for (let number = yearOf(from); number <= last; number += 1) {
    const year = yearIn(calendar, number);
    if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
    provisional ||= year.status === "provisional";
    const { worked, upTo } = yearIndexOf(year);
    // Of a year that one of the dates is not in, none or all of its days are between them.
    days += (upTo.get(to) ?? worked.length) - (upTo.get(from) ?? 0);
  }
  return { ok: true, days, provisional };
};

/** The date itself if it is worked, otherwise the next working day. */
const workingDayFrom = (calendar, date) => {
  const day = dayIn(calendar, date);
  if (!day.ok) return day;
  return day.working ? { ok: true, date, provisional: day.provisional } : addWorkingDays(calendar, date, 1);
};

// packages/domain/src/clock/calendar.ts

/** The year number of a date. */
const yearOf = (date) => Number(date.slice(0, 4));

/** What the calendar says of one date: whether it is worked and whether that may still change, or that it does not know. */
const dayIn = (calendar, date) => {
  const number = yearOf(date);
  const year = yearIn(calendar, number);
  if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
  const { worked, upTo } = yearIndexOf(year);
  const working = worked[(upTo.get(date) ?? 0) - 1] === date;
  return { ok: true, working, provisional: year.status === "provisional" };
};

/** A year of a calendar by its number, if the calendar holds it. */
const yearIn = ({ years }, number) => years.find(({ year }) => year === number);

// packages/domain/src/clock/year-index.ts

/** An index takes some 0.5 ms to make and is kept as long as its year, so that counting days takes no walk from day to day. */
const made = new WeakMap();

/** The index of a year, made once; a year never changes. */
const yearIndexOf = (year) => {
  const known = made.get(year);
  if (known) return known;
  const index = indexed(year);
  made.set(year, index);
  return index;
};

const indexed = (year) => {
  const off = new Set(year.off);
  const work = new Set(year.work);
  const worked = [];
  const upTo = new Map();
  const name = String(year.year).padStart(4, "0");
  const first = parseLocalDate(`${name}-01-01`);
  if (first === undefined) return { worked, upTo };
  for (let date = first; date.startsWith(name); date = addDays(date, 1)) {
    const isWeekend = weekday(date) >= 6;
    if (!off.has(date) && (!isWeekend || work.has(date))) worked.push(date);
    upTo.set(date, worked.length);
  }
  return { worked, upTo };
};

// packages/domain/src/clock/business-hours.ts

/** A stretch of working time, from `from` up to `to`. */
const timesOf = (hours) => [
  hours.opens,
  ...(hours.breaks ?? []).flatMap((pause) => [pause.from, pause.to]),
  hours.closes,
];

const isAscending = (times) =>
  times.every((time, index) => {
    const before = times[index - 1];
    return before === undefined || before < time;
  });

const isBusinessHours = (hours) =>
  timesOf(hours).every((time) => parseLocalTime(time) !== undefined) && isAscending(timesOf(hours));

/** Throws a RangeError on hours that `readBusinessHours` refuses, so that a clock never runs on them. */
const checkHours = (hours) => {
  if (!isBusinessHours(hours)) throw new RangeError(`business hours out of order: ${JSON.stringify(hours)}`);
};

/** The stretches of working time of one working day, in order of time; throws a RangeError on hours that `readBusinessHours` refuses. */
const stretchesOf = (hours, date) => {
  checkHours(hours);
  const breaks = hours.breaks ?? [];
  const starts = [hours.opens, ...breaks.map((pause) => pause.to)];
  const ends = [...breaks.map((pause) => pause.from), hours.closes];
  return starts.map((start, index) => ({
    from: instantAt(date, start),
    to: instantAt(date, ends[index] ?? hours.closes),
  }));
};

// packages/domain/src/clock/instant.ts

/** A day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
const MINUTE_MS = 6e4;
const DAY_MS = 864e5;
const SHANGHAI_OFFSET_MS = 8 * 60 * MINUTE_MS;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const pad = (value, width) => String(value).padStart(width, "0");
const digits = (text, start, end) => Number(text.slice(start, end));

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so leap days come last. */
const daysFromCivil = (year, month, day) => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

const civilFromDays = (days) => {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

const dayNumber = (date) => daysFromCivil(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
const isLocalDate = (text) => LOCAL_DATE.test(text) && civilFromDays(dayNumber(text)) === text;
const isInstant = (text) => {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isLocalDate(date);
};

const isLocalTime = (text) => LOCAL_TIME.test(text);
const localDateFromDays = (days) => {
  const text = civilFromDays(days);
  if (!isLocalDate(text)) throw new RangeError(`day ${days} is outside the years 0000 to 9999`);
  return text;
};

/** Reads a date in exactly the form `YYYY-MM-DD`; anything else, or an unreal date such as 2026-02-29, is undefined. */
const parseLocalDate = (text) => (isLocalDate(text) ? text : undefined);

/** Reads a time in exactly the form `HH:mm` from `00:00` to `24:00`; anything else is undefined. */
const parseLocalTime = (text) => (isLocalTime(text) ? text : undefined);

/** The instant that many ms after 1970-01-01T00:00Z; throws a RangeError if not whole or outside the years 0000 to 9999. */
const instantFromEpochMs = (ms) => {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const time = `${pad(Math.floor(rest / 36e5), 2)}:${pad(Math.floor(rest / MINUTE_MS) % 60, 2)}`;
  const seconds = `${pad(Math.floor(rest / 1e3) % 60, 2)}.${pad(rest % 1e3, 3)}`;
  const text = `${civilFromDays(days)}T${time}:${seconds}Z`;
  if (!isInstant(text)) throw new RangeError(`${ms} ms is not an instant of the years 0000 to 9999`);
  return text;
};

/** The ms from 1970-01-01T00:00Z to the instant. */
const epochMs = (instant) =>
  dayNumber(instant) * DAY_MS +
  digits(instant, 11, 13) * 36e5 +
  digits(instant, 14, 16) * MINUTE_MS +
  digits(instant, 17, 19) * 1e3 +
  digits(instant, 20, 23);

/** The civil date in Asia/Shanghai at the instant. */
const localDateOf = (instant) =>
  localDateFromDays(Math.floor((epochMs(instant) + SHANGHAI_OFFSET_MS) / DAY_MS));

/** The instant of a Shanghai wall-clock time on a date; `24:00` is the next midnight; throws a RangeError on a time that is none. */
const instantAt = (date, time) => {
  if (!isLocalTime(time)) throw new RangeError(`${time} is not a time HH:mm`);
  const minutes = digits(time, 0, 2) * 60 + digits(time, 3, 5);
  return instantFromEpochMs(dayNumber(date) * DAY_MS + minutes * MINUTE_MS - SHANGHAI_OFFSET_MS);
};

/** The instant that many ms later (earlier if negative). */
const addMs = (instant, ms) => instantFromEpochMs(epochMs(instant) + ms);

/** The date that many calendar days later (earlier if negative); throws a RangeError if not whole or outside the years 0000 to 9999. */
const addDays = (date, days) => localDateFromDays(dayNumber(date) + days);

/** The calendar days from one date to another; negative if `to` is earlier. */
const daysBetween = (from, to) => dayNumber(to) - dayNumber(from);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The day of the week of a date, 1 Monday to 7 Sunday. */
const weekday = (date) => {
  const fromMonday = (dayNumber(date) + 3) % 7;
  return WEEKDAYS[fromMonday < 0 ? fromMonday + 7 : fromMonday] ?? 1;
};

// packages/domain/src/proof/canonical-json.ts

/**
 * The one way to write a JSON value (RFC 8785): no spaces, members in the order of their UTF-16 code units, numbers and
 * texts as JavaScript writes them. Members that are `undefined` do not exist. What is hashed or signed is written so.
 */
const canonicalJson = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
};

process.exitCode = main(process.argv.slice(2));
