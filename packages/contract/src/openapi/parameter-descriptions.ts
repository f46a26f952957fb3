/**
 * What a parameter of a path or query means, by `operation.name` where an operation has a meaning of its own for it,
 * else by its name; for those whose schema does not say it.
 */
const meanings: Readonly<Record<string, string>> = {
  action: "What is done with the ticket.",
  after: "The cursor of the page that you had last; absent: from the beginning.",
  agreement: "Those under one agreement.",
  agreementId: "The agreement.",
  bundleId: "The application for a package.",
  by: "What the figures are broken down by.",
  caseId: "The case.",
  clock: "The clock that is asked about.",
  code: "The code, as the receipt of the booking shows it.",
  "verify-paper.code": "The verification code that is printed on the paper.",
  cursor: "The cursor of the page before; absent: the first page.",
  day: "The day that is stated, in China.",
  days: "How many days are told of.",
  direction: "`to` the window, or `from` it.",
  handling: "The region that handles (办理地).",
  inquiryId: "The inquiry.",
  kind: "The kind of record.",
  "get-service-level.kind": "What is counted together.",
  limit: "How many rows a page has at most.",
  list: "Which list of the board.",
  matter: "The matter.",
  measure: "The figure that windows are ranked by.",
  mode: "Those handled in one service mode.",
  n: "The paper's number in its case, from 1.",
  "strike-note.n": "The note's number in its case, from 1.",
  of: "The published version of the agreement, or its draft.",
  packageId: "The package (一件事).",
  parcel: "The parcel's number in its case, from 1.",
  partnerId: "The partner.",
  parts: "How many parts of the file were sent.",
  "export-service-levels.parts": "What the period is divided into: a row for each.",
  recordId: "The record's id within its kind.",
  region: "The region.",
  sha256: "SHA-256 of the file, in hex.",
  source: "The region that the application comes from (收件地).",
  staffId: "The member of staff.",
  status: "Those in one status.",
  ticket: "The ticket's number, as it is called.",
  version: "A version of the agreement, from 1.",
  way: "Whether the file replaces the whole list, or rows that it does not name stay.",
  window: "The window.",
  windowId: "The window.",
};

/** What a parameter of an operation means; throws where nothing says it. */
export const parameterDescription = (operation: string, name: string): string => {
  const meaning = meanings[`${operation}.${name}`] ?? meanings[name];
  if (meaning === undefined)
    throw new Error(`nothing says what ${name} of ${operation} means: describe its schema, or add it here`);
  return meaning;
};
