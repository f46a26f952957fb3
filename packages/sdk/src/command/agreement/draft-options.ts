import { agreementDraft, agreementOperations } from "@tongban/contract";
import { agreementKinds } from "@tongban/domain";
import { type Command, Option } from "commander";
import * as z from "zod";
import { type CallOptions, type Client, expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf } from "../file-bytes.ts";
import type { Terminal } from "../session.ts";
import type { AgreementFile } from "./agreement-file.ts";

/** Options that say what a draft says. */
export type DraftOptions = {
  readonly file?: string;
  readonly like?: string;
  readonly title?: string;
  readonly kind?: (typeof agreementKinds)[number];
  readonly parties?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly number?: string;
  readonly signed?: string;
  readonly sha256?: string;
};

type Drafted = CallOptions<typeof agreementOperations.draftAgreement>["body"];
type Revised = CallOptions<typeof agreementOperations.reviseDraft>["body"];

/** Adds them to a command. */
export const withTermsOptions = (command: Command): Command =>
  command
    .option("--file <file>", "JSON with what the draft says: title, kind, parties, dates, document, standard")
    .option("--title <text>", "its title")
    .addOption(new Option("--kind <name>", "its kind").choices(agreementKinds))
    .option("--parties <code...>", "the regions that are parties to it")
    .option("--from <date>", "first day in force")
    .option("--until <date>", "last day in force")
    .option("--number <text>", "number of the signed document (文号)")
    .option("--signed <date>", "the day on which it was signed")
    .option("--sha256 <hex>", "digest of the signed PDF or OFD");

/** What a revision of a draft says: the file, and the options over it. */
export const revisedTerms = (terminal: Terminal, options: DraftOptions): Revised =>
  readTerms(agreementDraft.partial(), { ...termsInFile(terminal, options.file), ...termsIn(options) });

/** What a new draft says: as the agreement is published or like another one, the file over it, the options over both. */
export const draftBody = async (
  terminal: Terminal,
  client: Client,
  id: string,
  options: DraftOptions,
): Promise<Drafted> => {
  const said = { ...termsInFile(terminal, options.file), ...termsIn(options) };
  const isWhole = agreementDraft.safeParse(said).success && options.like === undefined;
  const begun = isWhole ? {} : await termsOf(terminal, client, id, options.like);
  const terms = readTerms(agreementDraft, { ...begun, ...said });
  return options.like === undefined ? terms : { ...terms, listOf: options.like };
};

/** What an agreement says; nothing of one that is still to be. */
const termsOf = async (
  terminal: Terminal,
  client: Client,
  id: string,
  like: string | undefined,
): Promise<object> => {
  const params = { agreementId: like ?? id };
  const answer = await client.call(agreementOperations.getAgreementFile, {
    params,
    signal: terminal.stopped,
  });
  const isNew = !answer.ok && answer.problem.code === "not-found" && like === undefined;
  return isNew ? {} : contentOf(expectValue(answer));
};

const contentOf = ({ published, draft }: AgreementFile): object => {
  const { list: _list, document: _document, ...terms } = published?.content ?? draft?.content ?? { list: 0 };
  return terms;
};

const termsInFile = (terminal: Terminal, file: string | undefined): object => {
  if (file === undefined) return {};
  try {
    return z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(new TextDecoder().decode(bytesOf(terminal, file))));
  } catch (fault) {
    if (fault instanceof CommandError) throw fault;
    throw new CommandError(exitCodes.usage, `${file} is no JSON object.`, { cause: fault });
  }
};

const termsIn = ({ title, kind, parties, from, until, number, signed, sha256 }: DraftOptions): object => {
  const document = given({ number, signedOn: signed, sha256 });
  return {
    ...given({ title, kind, parties, validFrom: from, validUntil: until }),
    ...(Object.keys(document).length > 0 ? { document } : {}),
  };
};

const given = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** What the contract takes; says what is missing or wrong before anything is sent. */
const readTerms = <T>(schema: z.ZodType<T>, said: object): T => {
  const read = schema.safeParse(said);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new CommandError(exitCodes.usage, ["The draft is not whole:", ...faults].join("\n"));
};
