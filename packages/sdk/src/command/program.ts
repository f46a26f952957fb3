import { Command } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { addAgreementCommands } from "./agreement/agreement-commands.ts";
import { addListCommands } from "./agreement/list-commands.ts";
import { addProgressCommand } from "./applicant/progress-command.ts";
import { addCatalogCommands } from "./catalog-command.ts";
import { addCheckCommand } from "./check-command.ts";
import { addConformanceCommands } from "./conformance/conformance-commands.ts";
import { addDropCommands } from "./drop/drop-commands.ts";
import { exitCodeHelp } from "./exit-code.ts";
import { addAdapterCommand } from "./handling/adapter-command.ts";
import { addHandlingCommands } from "./handling/handling-commands.ts";
import { addNationalCommand } from "./handling/national-command.ts";
import { addHelperCommands } from "./helper-commands.ts";
import { addInitCommand } from "./init-command.ts";
import { addInquiryCommands } from "./inquiry/inquiry-commands.ts";
import { addKeyCommands } from "./key-commands.ts";
import { addListenCommand } from "./listen/listen-command.ts";
import { addLocalStandardCommands } from "./local/local-standard-commands.ts";
import { addMaterialCommands } from "./material/material-commands.ts";
import { addPackageCommands } from "./package/package-commands.ts";
import { addPaperCommands } from "./paper-commands.ts";
import { addParcelCommands } from "./parcel-commands.ts";
import { addPartnerCommands } from "./partner-commands.ts";
import { addFeeCommands } from "./payment/fee-commands.ts";
import { addEvidenceCommand } from "./proof/evidence-command.ts";
import { addExplainCommands } from "./proof/explain-commands.ts";
import { addStatementCommands } from "./proof/statement-commands.ts";
import { addVerifyCommand } from "./proof/verify-command.ts";
import { addAppointmentCommands } from "./reception/appointment-commands.ts";
import { addQueueCommands } from "./reception/queue-commands.ts";
import { addOperatorCommands } from "./registry/operator-commands.ts";
import { addOversightCommands } from "./registry/oversight-commands.ts";
import { addPeopleCommands } from "./registry/people-commands.ts";
import { addRosterCommands } from "./registry/roster-commands.ts";
import { addWindowCommands } from "./registry/window-commands.ts";
import { addSandboxCommands } from "./sandbox/sandbox-commands.ts";
import type { Terminal } from "./session.ts";
import { addActionCommands } from "./staff/action-commands.ts";
import { addDecideAppealCommand } from "./staff/appeal-command.ts";
import { addBatchCommands } from "./staff/batch-commands.ts";
import { addExaminationCommands } from "./staff/examination-commands.ts";
import { addExportsCommand } from "./staff/export-command.ts";
import { addInspectionCommands } from "./staff/inspection-commands.ts";
import { addIntakeCommands } from "./staff/intake-commands.ts";
import { addNoteCommands } from "./staff/note-commands.ts";
import { addNotificationCommands } from "./staff/notification-commands.ts";
import { addOriginalsCommand } from "./staff/originals-command.ts";
import { addServiceLevelCommand } from "./staff/service-level-command.ts";
import { addStaffCommands } from "./staff/staff-commands.ts";
import { addSuperviseCommand } from "./staff/supervise-command.ts";
import { addWindowWebhookCommand } from "./staff/window-webhook-command.ts";
import { addWatchCommand } from "./watch-command.ts";
import { addWebhookCommand } from "./webhook-command.ts";

/** How a command finds its broker, partner and key. */
const whereFoundHelp = `
Broker, partner, key and language are taken, in this order, from
  1. the options --url, --partner, --key, --language
  2. TONGBAN_URL, TONGBAN_PARTNER, TONGBAN_KEY, TONGBAN_LANGUAGE of the environment
  3. tongban.json in this folder or the nearest one above it: {"url": …, "partner": …, "key": …, "webhookSecretFile": …, "language": …},
     where paths are seen from the folder of the file; \`tongban init\` writes it
  4. on this machine, the broker that runs here and its seeded partner`;

/** The command `tongban` with all that it can do; it throws where it would exit. */
export const createProgram = (terminal: Terminal): Command => {
  const program = new Command("tongban")
    .description("Speaks with a Tongban broker: as a partner system, or as staff of a dedicated window.")
    .option(
      "--url <url>",
      "the broker (TONGBAN_URL, or TONGBAN_PORT on this machine; the one that runs here if not given)",
    )
    .option("--json", "answer with JSON, for machines")
    .option("--language <tag>", "language of the broker's problems, such as zh-CN or en")
    .version(
      packageFile.version,
      "--version",
      "the version of this command and of the API that it was made for",
    )
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text.trimEnd()),
      writeErr: (text) => terminal.writeError(text.trimEnd()),
    })
    .showHelpAfterError("(add --help for what can be given)")
    .addHelpText(
      "after",
      `${whereFoundHelp}\n${exitCodeHelp}\n\nExample:\n  tongban submit application.json && tongban watch`,
    );
  addInitCommand(program, terminal);
  addKeyCommands(program, terminal);
  addSandboxCommands(program, terminal);
  addPartnerCommands(program, terminal);
  addHelperCommands(program, terminal);
  addCheckCommand(program, terminal);
  addDropCommands(program, terminal);
  addMaterialCommands(program, terminal);
  addPaperCommands(program, terminal);
  addParcelCommands(program, terminal);
  addProgressCommand(program, terminal);
  addCatalogCommands(program, terminal);
  addPackageCommands(program, terminal);
  addInquiryCommands(program, terminal);
  addAppointmentCommands(program, terminal);
  addWatchCommand(program, terminal);
  addListenCommand(program, terminal);
  addNationalCommand(program, terminal);
  addAdapterCommand(program, terminal);
  addWebhookCommand(program, terminal);
  addConformanceCommands(program, terminal);
  addStaffCommands(program, terminal);
  addIntakeCommands(program, terminal);
  addInspectionCommands(program, terminal);
  addOriginalsCommand(program, terminal);
  addBatchCommands(program, terminal);
  addActionCommands(program, terminal);
  addSuperviseCommand(program, terminal);
  addFeeCommands(program, terminal);
  addDecideAppealCommand(program, terminal);
  addQueueCommands(program, terminal);
  addExaminationCommands(program, terminal);
  addNoteCommands(program, terminal);
  addNotificationCommands(program, terminal);
  addWindowWebhookCommand(program, terminal);
  addServiceLevelCommand(program, terminal);
  addExportsCommand(program, terminal);
  addAgreementCommands(program, terminal);
  addListCommands(program, terminal);
  addLocalStandardCommands(program, terminal);
  addWindowCommands(program, terminal);
  addRosterCommands(program, terminal);
  addPeopleCommands(program, terminal);
  addOperatorCommands(program, terminal);
  addOversightCommands(program, terminal);
  addHandlingCommands(program, terminal);
  addEvidenceCommand(program, terminal);
  addExplainCommands(program, terminal);
  addStatementCommands(program, terminal);
  addVerifyCommand(program, terminal);
  for (const command of [...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command.addHelpText("after", exitCodeHelp);
  return program;
};
