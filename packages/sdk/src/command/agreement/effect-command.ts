import { agreementOperations } from "@tongban/contract";
import { expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal } from "../session.ts";
import { textTable } from "../text-table.ts";

type Effect = Returned<typeof agreementOperations.getPublicationEffect>;

/** Shows which submissions of the last days would be decided otherwise if a draft were published. */
export const showEffect = async (
  terminal: Terminal,
  agreementId: string,
  options: StaffOptions,
): Promise<void> => {
  const client = await staffOf(terminal, options);
  const call = { params: { agreementId }, signal: terminal.stopped };
  const effect = expectValue(await client.call(agreementOperations.getPublicationEffect, call));
  show(terminal, options, effect, () => effectText(effect));
};

const effectText = (effect: Effect): string => {
  const { since, bounded, cases, refusals, unasked, refused, admitted, changes } = effect;
  return [
    `Since ${since}${bounded ? " (there were too many to look at 30 days)" : ""}, asked again as if they came today:`,
    `  ${refused} of ${cases} taken submissions would be refused,`,
    `  ${admitted} of ${refusals} refused submissions would be admitted.`,
    ...(unasked > 0
      ? [
          `  ${unasked} more were refused for materials or a form, which are not kept and cannot be asked again.`,
        ]
      : []),
    ...(changes.length > 0 ? ["", changesTable(changes)] : []),
  ].join("\n");
};

const changesTable = (changes: Effect["changes"]): string =>
  textTable(
    ["MATTER", "FROM", "AT", "REFUSED", "ADMITTED", "WHY"],
    changes.map(({ matter, source, handling, refused, admitted, codes }) => [
      matter,
      source,
      handling,
      String(refused),
      String(admitted),
      codes.join(", "),
    ]),
  );
