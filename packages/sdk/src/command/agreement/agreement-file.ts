import { agreementOperations } from "@tongban/contract";
import { type Client, expectValue, type Returned } from "../../client/index.ts";
import type { Terminal } from "../session.ts";
import { textTable } from "../text-table.ts";
import { wholeNumberOf } from "../whole-number.ts";

/** An agreement as the broker shows it to coordinators. */
export type AgreementFile = Returned<typeof agreementOperations.getAgreementFile>;

/** Reads an agreement with its draft. */
export const fileOf = async (
  terminal: Terminal,
  client: Client,
  agreementId: string,
): Promise<AgreementFile> =>
  expectValue(
    await client.call(agreementOperations.getAgreementFile, {
      params: { agreementId },
      signal: terminal.stopped,
    }),
  );

/** The revision that a person saw, or the one that is there now. */
export const revisionSeen = async (
  terminal: Terminal,
  client: Client,
  agreementId: string,
  seen: string | undefined,
): Promise<number> => {
  if (seen === undefined) return (await fileOf(terminal, client, agreementId)).revision;
  return wholeNumberOf(seen, 9, "--seen is the revision number that you saw, such as 3.");
};

type Content = NonNullable<AgreementFile["draft"]>["content"];

const contentLines = ({ title, kind, parties, validFrom, validUntil, document, list }: Content) => [
  `  ${title}`,
  `  ${kind} of ${parties.join(", ")}, ${validFrom} to ${validUntil}`,
  ...(document?.number ? [`  document ${document.number}, signed on ${document.signedOn ?? "–"}`] : []),
  `  list of ${list.rows} rows`,
];

/** An agreement for people: what is published, what is drafted, what is asked, and what happened. */
export const agreementText = (file: AgreementFile): string => {
  const { id, revision, status, published, draft, proposal, history } = file;
  return [
    `Agreement ${id} (revision ${revision}): ${status}`,
    ...(published
      ? [
          `Published as version ${published.version} at ${published.publishedAt}${published.live ? "" : ", not live yet"}`,
          ...contentLines(published.content),
        ]
      : []),
    ...(draft
      ? [
          `Draft by ${draft.author}${draft.sentBack === null ? "" : `, sent back: ${draft.sentBack}`}`,
          ...contentLines(draft.content),
        ]
      : []),
    ...(proposal
      ? [
          `Proposed by ${proposal.by} for ${proposal.region}: ${proposal.what}${proposal.reason === "" ? "" : ` (${proposal.reason})`}`,
          `  consent is missing of ${proposal.asked.join(", ")}`,
        ]
      : []),
    textTable(
      ["N", "WHEN", "WHAT", "WHO", "NOTE"],
      history.map(({ n, at, type, by, note }) => [String(n), at, type, by, note ?? ""]),
    ),
  ].join("\n");
};
