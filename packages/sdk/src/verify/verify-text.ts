import { canonicalJson, DOCUMENT_FORMAT, type DocumentKind, signedText } from "@tongban/domain";
import { checkCompletenessStatement } from "./check-completeness-statement.ts";
import { checkDeadlineCertificate } from "./check-deadline-certificate.ts";
import { checkEvidencePack } from "./check-evidence-pack.ts";
import { checkPaper, checkPaperVoiding } from "./check-paper.ts";
import { checkSignature } from "./check-signature.ts";
import { type Finding, Misshapen, type Part, partIn, textIn } from "./finding.ts";
import { sha256 } from "./sha256.ts";

/** What was found of one document, which is one line of a file. */
export type Verified = {
  /** Number of its line, from 1. */
  readonly line: number;
  readonly kind: string;
  /** What the document is about, such as a case. */
  readonly about: string;
  /** Ids of the keys that signed it, the broker's first. */
  readonly keys: readonly string[];
  /** What is wrong with it; empty: it proves what it says. */
  readonly findings: readonly Finding[];
};

/** Computes a document's content again; what it returns is all that differs. */
type Check = (document: Part, trustedKeys: readonly string[]) => readonly Finding[];

/** How each kind of document is checked. */
const checks: Readonly<Record<DocumentKind, Check>> = {
  "evidence-pack": (document) => checkEvidencePack(document),
  "deadline-certificate": (document) => checkDeadlineCertificate(document),
  "completeness-statement": (document, trustedKeys) => checkCompletenessStatement(document, trustedKeys),
  paper: (document) => checkPaper(document),
  "paper-voiding": (document) => checkPaperVoiding(document),
};

/** Verifies every document of a file's text; `trustedKeys` are ids of keys, none: any key is taken and named. */
export function* verifyText(text: string, trustedKeys: readonly string[] = []): Generator<Verified> {
  const lines = text.split("\n");
  if (lines.pop() !== "")
    yield failed(lines.length + 1, "form", "the file does not end with the end of a line");
  for (const [index, line] of lines.entries()) yield verifyLine(line, index + 1, trustedKeys);
}

/** The statement of a paper (文书) with what of it the paper's file is not: its digest, and its size in bytes. */
export const verifyPaperFile = (
  statement: string,
  file: Uint8Array,
  trustedKeys: readonly string[] = [],
): readonly Verified[] => {
  const found = Buffer.from(sha256(file)).toString("hex");
  return [...verifyText(statement, trustedKeys)].map((one) => {
    if (one.kind !== "paper") return { ...one, findings: [...one.findings, notOfPaper(one.kind)] };
    const said = readDocument(statement.split("\n")[one.line - 1] ?? "");
    const differs = said["sha256"] !== found || said["size"] !== file.length;
    return differs ? { ...one, findings: [...one.findings, notTheFile(found)] } : one;
  });
};

const notOfPaper = (kind: string): Finding => ({
  part: "kind",
  fault: `it is the statement of no paper but ${kind}`,
});

const notTheFile = (found: string): Finding => ({
  part: "sha256",
  fault: `the file is another one or was changed: its digest is ${found}`,
});

const failed = (line: number, part: string, fault: string): Verified => ({
  line,
  kind: "unknown",
  about: "",
  keys: [],
  findings: [{ part, fault }],
});

const verifyLine = (text: string, line: number, trustedKeys: readonly string[]): Verified => {
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

const readDocument = (text: string): Part => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Misshapen("form", "JSON, a document on each line");
  }
  return partIn({ document: value }, "document");
};

/** The content first, because that says what was changed; then the signature, which any change breaks. */
const findingsIn = (document: Part, text: string, trustedKeys: readonly string[]): readonly Finding[] => {
  const kind = textIn(document, "kind");
  if (!isKind(kind)) return [{ part: "kind", fault: `this program does not know "${kind}"` }];
  if (document["format"] !== DOCUMENT_FORMAT)
    return [{ part: "format", fault: `this program knows format ${DOCUMENT_FORMAT} only` }];
  const signed = signedText(document as unknown as { readonly kind: string; readonly format: number });
  return [
    // Every byte counts, also those that JSON would not mind: only one way to write a document is taken.
    ...(canonicalJson(document) === text
      ? []
      : [{ part: "form", fault: "it is not written as RFC 8785 says: it was changed or formatted anew" }]),
    ...tried(() => checks[kind](document, trustedKeys)),
    ...tried(() => checkSignature(partIn(document, "signature"), signed, "signature", trustedKeys)),
  ];
};

const isKind = (kind: string): kind is DocumentKind => Object.hasOwn(checks, kind);

/** What a check found, also where the document lacks what it would look at. */
const tried = (check: () => readonly Finding[]): readonly Finding[] => {
  try {
    return check();
  } catch (fault) {
    if (fault instanceof Misshapen) return [{ part: fault.part, fault: fault.message }];
    return [{ part: "document", fault: `it is not shaped as a document of its kind: ${fault}` }];
  }
};

const aboutOf = (document: Part): string => {
  const { kind, agreement, day, number, case: about } = document;
  if (kind === "paper" || kind === "paper-voiding") return worded(number);
  const caseId = typeof about === "object" && about !== null && "caseId" in about ? about.caseId : undefined;
  return caseId === undefined
    ? `${worded(agreement)} ${worded(day)} no. ${worded(number)}`
    : `case ${worded(caseId)}`;
};

/** A member as it is told; a forged document may have an object there, which may not be made a text at all. */
const worded = (member: unknown): string =>
  typeof member === "object" ? JSON.stringify(member) : String(member);

const keysOf = (document: Part): readonly string[] => {
  const { signature, countersignatures } = document;
  const all = [signature, ...(Array.isArray(countersignatures) ? countersignatures : [])];
  return all.flatMap((one: unknown) =>
    typeof one === "object" && one !== null && "keyId" in one ? [worded(one.keyId)] : [],
  );
};
