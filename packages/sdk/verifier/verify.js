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

Verifies documents of a Tongban broker: evidence packs and completeness statements.
Asks nobody: it needs neither a network nor the broker.

  --key KEY-ID   a key that you trust (the "kid" that its owner publishes); may be given
                 more than once. Without it any key is taken, and its id is printed.

Ends with 0 where everything holds, with 1 where something does not, with 2 where it
cannot be run so.`;

/** Reads the arguments, verifies each file and prints what was found; the result is the exit code. */
const main = (typed) => {
  const files = [];
  const trustedKeys = [];
  for (let i = 0; i < typed.length; i++) {
    const word = typed[i] ?? "";
    if (word === "--key") trustedKeys.push(typed[++i] ?? "");
    else if (word.startsWith("-")) return say(help, 2);
    else files.push(word);
  }
  if (files.length === 0 || trustedKeys.includes("")) return say(help, 2);
  return Math.max(...files.map((file) => verifyFile(file, trustedKeys)));
};

const verifyFile = (file, trustedKeys) => {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (fault) {
    return say(
      `${file}: ${fault instanceof TypeError ? "FAILED\n  form: it is not UTF-8" : "cannot be read"}`,
      1,
    );
  }
  const { lines, holds } = writeReport(file, verifyText(text, trustedKeys));
  return say(lines.join("\n"), holds ? 0 : 1);
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
  "completeness-statement": (document, trustedKeys) => checkCompletenessStatement(document, trustedKeys),
};

/** Verifies every document of a file's text; `trustedKeys` are ids of keys, none: any key is taken and named. */
function* verifyText(text, trustedKeys = []) {
  const lines = text.split("\n");
  if (lines.pop() !== "")
    yield failed(lines.length + 1, "form", "the file does not end with the end of a line");
  for (const [index, line] of lines.entries()) yield verifyLine(line, index + 1, trustedKeys);
}

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
    throw fault;
  }
};

const aboutOf = (document) => {
  const { agreement, day, number, case: about } = document;
  const caseId = typeof about === "object" && about !== null && "caseId" in about ? about.caseId : undefined;
  return caseId === undefined ? `${agreement} ${day} no. ${number}` : `case ${caseId}`;
};

const keysOf = (document) => {
  const { signature, countersignatures } = document;
  const all = [signature, ...(Array.isArray(countersignatures) ? countersignatures : [])];
  return all.flatMap((one) =>
    typeof one === "object" && one !== null && "keyId" in one ? [String(one.keyId)] : [],
  );
};

// packages/sdk/src/verify/check-evidence-pack.ts

/**
 * An evidence pack holds the events of one case in the order in which they happened. Each has the hash of the one
 * before it, so that none can be changed, added or taken out without changing all hashes after it; the last one is the
 * head of the case. The hash of an event that is given whole is computed again here.
 */
const checkEvidencePack = (pack) => {
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

// packages/sdk/src/verify/check-completeness-statement.ts

/**
 * A completeness statement says what became of every case that an agreement admitted on a day:
 *
 *     admitted = decided on time + decided late + declined + withdrawn + abandoned + open
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
const standings = ["on-time", "late", "declined", "withdrawn", "abandoned", "open"];

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
