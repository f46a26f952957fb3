import { type DecisionEvent, oversightOperations, registryOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { keepFeedPlace, readFeedPlace } from "../../consume/feed-place.ts";
import { shanghaiTime } from "../case-text.ts";
import {
  type PartnerOptions,
  partnerOf,
  type StaffOptions,
  show,
  staffOf,
  type Terminal,
  withPartnerOptions,
  withStaffOptions,
} from "../session.ts";
import { feedStatePath } from "../settings.ts";
import { textTable } from "../text-table.ts";
import { type ChangeOptions, changeRecord, versionSeen, withSeen, withWhy } from "./records.ts";

type Department = Returned<typeof oversightOperations.listDepartments>["departments"][number];

type Followed = {
  readonly region: string;
  readonly matters?: readonly string[];
  readonly applicants?: boolean;
};

const oversightOf = ({ region, matters, applicants = false }: Followed) => ({
  region,
  ...(matters === undefined ? {} : { matters }),
  applicants,
});

/** Adds what overseeing departments, operators and coordinators do for oversight (审管联动). */
export const addOversightCommands = (program: Command, terminal: Terminal): void => {
  const oversight = program
    .command("oversight")
    .alias("supervision")
    .description("departments that follow the decisions of a region (审管联动)");
  addFollow(oversight, terminal);
  addList(oversight, terminal);
  addRegister(oversight, terminal);
  addChange(oversight, terminal);
};

type FollowOptions = PartnerOptions & {
  readonly state?: string;
  readonly fromStart?: boolean;
  readonly once?: boolean;
};

const addFollow = (oversight: Command, terminal: Terminal): void => {
  withPartnerOptions(oversight.command("follow"))
    .description("as a department: follow your decisions; goes on where it stopped the last time")
    .option("--state <file>", "where the place in the feed is kept")
    .option("--from-start", "begin at the feed's beginning")
    .option("--once", "end when nothing more is there")
    .addHelpText(
      "after",
      "\nWith --json, one event a line (CloudEvents).\n\nExample:\n  tongban oversight follow --partner xian-health --key xian-health.json --json",
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<FollowOptions>();
      const { client, partner, baseUrl } = partnerOf(terminal, options);
      const state =
        options.state ?? feedStatePath("watch", baseUrl, terminal.environment, partner, terminal.folder);
      const after = options.fromStart ? undefined : readFeedPlace(state);
      const pages = client.decisions({
        ...(after === undefined ? {} : { after }),
        wait: options.once ? 0 : 20,
        signal: terminal.stopped,
      });
      for await (const { events, cursor } of pages) {
        for (const event of events)
          terminal.write(options.json ? JSON.stringify(event) : decisionLine(event));
        keepFeedPlace(state, cursor);
        if (options.once && events.length === 0) return;
      }
    });
};

const decisionLine = ({ time, data }: DecisionEvent): string =>
  [
    shanghaiTime(time),
    data.outcome.padEnd(8),
    data.matter,
    data.number ?? data.caseId,
    data.document?.number ?? "",
    data.applicant ?? "",
  ]
    .join("  ")
    .trimEnd();

const addList = (oversight: Command, terminal: Terminal): void => {
  withStaffOptions(oversight.command("list <region>"))
    .description("as coordinator: who follows the decisions of a region, and how far they have read")
    .addHelpText("after", "\nExample:\n  tongban oversight list 610100 --staff zhao-min")
    .action(async (region: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { query: { region }, signal: terminal.stopped };
      const { departments } = expectValue(await client.call(oversightOperations.listDepartments, call));
      show(terminal, options, departments, () => departmentTable(departments));
    });
};

const departmentTable = (departments: readonly Department[]): string =>
  textTable(
    ["DEPARTMENT", "NAME", "MATTERS", "NAMES", "UNREAD", "SINCE", "READ", "WEBHOOK"],
    departments.map(({ id, name, matters, applicants, unread, oldestUnread, readAt, webhook }) => [
      id,
      name,
      matters ? matters.join(", ") : "all",
      applicants ? "yes" : "no",
      String(unread),
      oldestUnread ? shanghaiTime(oldestUnread) : "",
      readAt ? shanghaiTime(readAt) : "never",
      webhook ?? "",
    ]),
  );

const withFollowed = (command: Command): Command =>
  command
    .requiredOption("--region <code>", "whose decisions it follows")
    .option("--matters <id...>", "in these matters; all if not given")
    .option("--applicants", "it is told who was granted something");

const addRegister = (oversight: Command, terminal: Terminal): void => {
  withFollowed(withWhy(oversight.command("register <id>")))
    .description(
      "as operator: register a department with what it follows; its keys with `partner add-key` (登记)",
    )
    .requiredOption("--name <text>", "what it is called")
    .addHelpText(
      "after",
      "\nExample:\n  tongban oversight register xian-health --name 西安市卫生监督所 --region 610100 --matters public-venue-hygiene-permit --why 审管联动 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ChangeOptions & Followed & { readonly name: string }>();
      await changeRecord(terminal, options, async (client) => {
        const { name, why } = options;
        const body = { name, regions: [], oversees: oversightOf(options), why };
        const call = { params: { partnerId }, body, signal: terminal.stopped };
        return client.call(registryOperations.registerPartner, call);
      });
    });
};

const addChange = (oversight: Command, terminal: Terminal): void => {
  withFollowed(withSeen(oversight.command("change <id>")))
    .description("as operator: say anew what a department follows (修改)")
    .addHelpText(
      "after",
      "\nExample:\n  tongban oversight change xian-health --region 610100 --applicants --why 许可公示 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ChangeOptions & Followed>();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "partner", partnerId, options.seen);
        const body = { oversees: oversightOf(options), why: options.why };
        const call = { params: { partnerId }, ifMatch, body, signal: terminal.stopped };
        return client.call(registryOperations.changePartner, call);
      });
    });
};
