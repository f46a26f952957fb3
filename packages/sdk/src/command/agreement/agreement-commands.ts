import { agreementOperations } from "@tongban/contract";
import { type ProposalKind, proposalKinds } from "@tongban/domain";
import { type Command, Option } from "commander";
import { type Client, expectValue } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { type AgreementFile, agreementText, fileOf, revisionSeen } from "./agreement-file.ts";
import { addDocumentCommands } from "./document-commands.ts";
import { type DraftOptions, draftBody, revisedTerms, withTermsOptions } from "./draft-options.ts";
import { showEffect } from "./effect-command.ts";
import { findingLines } from "./finding-lines.ts";
import { addGuidanceCommands } from "./guidance-commands.ts";
import { fileLanguage } from "./sheet-files.ts";
import { addZeroGapCommand } from "./zero-gap-command.ts";

type SeenOptions = StaffOptions & { readonly seen?: string };
type ProposeOptions = SeenOptions & {
  readonly what: ProposalKind;
  readonly reason: string;
  readonly region?: string;
};

/** What a command on an agreement is called with. */
type Call = {
  readonly params: { readonly agreementId: string };
  readonly ifMatch: number;
  readonly signal: AbortSignal;
};

/** Adds what coordinators do with agreements (框架协议). */
export const addAgreementCommands = (program: Command, terminal: Terminal): void => {
  const agreement = program
    .command("agreement")
    .description(
      "coordinators: draft agreements, publish them with another party's consent, suspend or end them",
    );

  const run = <Options extends SeenOptions>(
    command: Command,
    call: (client: Client, call: Call, options: Options) => Promise<AgreementFile>,
  ): Command =>
    withStaffOptions(command)
      .option("--seen <revision>", "the revision that you saw; the agreement as it is now if not given")
      .action(async (agreementId: string, _: unknown, typed: Command) => {
        const options = typed.optsWithGlobals<Options>();
        const client = await staffOf(terminal, options);
        const ifMatch = await revisionSeen(terminal, client, agreementId, options.seen);
        const at = { params: { agreementId }, ifMatch, signal: terminal.stopped };
        const file = await call(client, at, options);
        show(terminal, options, file, () => agreementText(file));
      });

  withStaffOptions(agreement.command("drafts"))
    .description("list the agreements of your regions that are drafted or proposed")
    .addHelpText("after", "\nExample:\n  tongban agreement drafts --staff zhao-min")
    .action((_: unknown, typed: Command) => drafts(terminal, typed.optsWithGlobals<StaffOptions>()));

  withStaffOptions(agreement.command("file <id>"))
    .description("show an agreement with its draft, what is asked about it, and its history")
    .addHelpText("after", "\nExample:\n  tongban agreement file xian-nanjing --staff zhao-min")
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const file = await fileOf(terminal, await staffOf(terminal, options), id);
      show(terminal, options, file, () => agreementText(file));
    });

  withTermsOptions(withStaffOptions(agreement.command("draft <id>")))
    .description(
      "draft a new agreement, or the next version of one: a renewal, another list or standard (起草)",
    )
    .option("--like <id>", "begin with what this agreement says, and with its list")
    .addHelpText(
      "after",
      "\nExample:\n  tongban agreement draft xian-yinchuan --like xian-nanjing --title 西安市—银川市框架协议 --parties 610100 640100 --staff zhao-min",
    )
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions & DraftOptions>();
      const client = await staffOf(terminal, options);
      const body = await draftBody(terminal, client, id, options);
      const call = { params: { agreementId: id }, body, signal: terminal.stopped };
      const file = expectValue(await client.call(agreementOperations.draftAgreement, call));
      show(terminal, options, file, () => agreementText(file));
    });

  run<SeenOptions & DraftOptions>(
    withTermsOptions(agreement.command("revise <id>")).description(
      "change what the draft says; the rest stays (修改)",
    ),
    async (client, call, options) =>
      expectValue(
        await client.call(agreementOperations.reviseDraft, {
          ...call,
          body: revisedTerms(terminal, options),
        }),
      ),
  ).addHelpText(
    "after",
    "\nExample:\n  tongban agreement revise xian-nanjing --until 2029-12-31 --staff zhao-min",
  );

  run(
    agreement.command("discard <id>").description("give the draft up; what is published stays (废弃)"),
    async (client, call) => expectValue(await client.call(agreementOperations.discardDraft, call)),
  ).addHelpText("after", "\nExample:\n  tongban agreement discard xian-nanjing --staff zhao-min");

  withStaffOptions(agreement.command("check <id>"))
    .description(
      "say everything that is wrong with the draft, or should be known before it is published (核验)",
    )
    .addHelpText("after", "\nExample:\n  tongban agreement check xian-nanjing --staff zhao-min")
    .action((id: string, _: unknown, typed: Command) =>
      check(terminal, id, typed.optsWithGlobals<StaffOptions>()),
    );

  withStaffOptions(agreement.command("effect <id>"))
    .description(
      "say which submissions of the last 30 days would be refused or admitted if the draft were published (发布影响)",
    )
    .addHelpText("after", "\nExample:\n  tongban agreement effect xian-nanjing --staff zhao-min")
    .action((id: string, _: unknown, typed: Command) =>
      showEffect(terminal, id, typed.optsWithGlobals<StaffOptions>()),
    );

  addZeroGapCommand(agreement, terminal);
  addGuidanceCommands(agreement, terminal);
  addDocumentCommands(agreement, terminal);

  run<ProposeOptions>(
    agreement
      .command("propose <id>")
      .description(
        "ask the other parties: to publish the draft, to end a suspension, or to end the agreement (提议)",
      )
      .addOption(new Option("--what <kind>", "what for").choices(proposalKinds).default("publication"))
      .option("--reason <text>", "why; a publication needs one only where a check says so", "")
      .option("--region <code>", "the party that you propose it for, if you speak for several"),
    async (client, call, { what, reason, region }) =>
      expectValue(
        await client.call(agreementOperations.proposeChange, {
          ...call,
          body: { what, reason, ...(region ? { region } : {}) },
        }),
      ),
  ).addHelpText("after", "\nExample:\n  tongban agreement propose xian-nanjing --staff zhao-min");

  run(
    agreement.command("consent <id>").description("consent to what another party proposed (同意)"),
    async (client, call) => expectValue(await client.call(agreementOperations.consentToProposal, call)),
  ).addHelpText("after", "\nExample:\n  tongban agreement consent xian-nanjing --staff he-ping");

  run<SeenOptions & { readonly comment: string }>(
    agreement
      .command("send-back <id>")
      .description("send what was proposed back, or take your own proposal back (退回)")
      .requiredOption("--comment <text>", "what is to be changed"),
    async (client, call, { comment }) =>
      expectValue(await client.call(agreementOperations.sendProposalBack, { ...call, body: { comment } })),
  ).addHelpText(
    "after",
    '\nExample:\n  tongban agreement send-back xian-nanjing --comment "承诺时限与我市不符" --staff he-ping',
  );

  run<SeenOptions & { readonly reason: string }>(
    agreement
      .command("suspend <id>")
      .description("suspend it at once: nothing new is admitted, cases under way go on (中止)")
      .requiredOption("--reason <text>", "why"),
    async (client, call, { reason }) =>
      expectValue(await client.call(agreementOperations.suspendAgreement, { ...call, body: { reason } })),
  ).addHelpText(
    "after",
    '\nExample:\n  tongban agreement suspend xian-nanjing --reason "系统升级" --staff zhao-min',
  );
};

const drafts = async (terminal: Terminal, options: StaffOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const listed = expectValue(await client.call(agreementOperations.listDrafts, { signal: terminal.stopped }));
  show(terminal, options, listed.drafts, () =>
    textTable(
      ["AGREEMENT", "STATUS", "PARTIES", "PROPOSED", "ASKED", "TITLE"],
      listed.drafts.map(({ id, status, parties, proposal, asked, title }) => [
        id,
        status,
        parties.join(", "),
        proposal ?? "",
        asked.join(", "),
        title,
      ]),
    ),
  );
};

const check = async (terminal: Terminal, agreementId: string, options: StaffOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const { findings } = expectValue(
    await client.call(agreementOperations.checkDraft, { params: { agreementId }, signal: terminal.stopped }),
  );
  show(terminal, options, findings, () =>
    findings.length === 0
      ? "Nothing is wrong with the draft."
      : findingLines(findings, fileLanguage(options, terminal)).join("\n"),
  );
};
