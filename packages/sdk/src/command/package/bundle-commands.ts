import type { Command } from "commander";
import { type CallResult, expectValue, type Returned } from "../../client/index.ts";
import type { PartnerClient, SubmittedBundle } from "../../partner/partner-client.ts";
import { shanghaiTime } from "../case-text.ts";
import { readJson } from "../read-json.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

type Bundle = Returned<typeof import("@tongban/contract").bundleOperations.getBundle>;
type WithdrawOptions = PartnerOptions & { readonly reason: string; readonly members?: readonly string[] };

/** Adds what a partner system does with packages that its applicants ask for. */
export const addBundleCommands = (group: Command, terminal: Terminal): void => {
  withPartnerOptions(group.command("submit <file>"))
    .description(
      "partners: apply for a package, from a JSON file (- reads it from stdin); repeating it is harmless",
    )
    .addHelpText(
      "after",
      `
The file has the package's id, who applies, one form, and each material once:
  {"externalRef": "NJ-2026-7", "package": "open-restaurant-in-xian", "source": "320100",
   "applicant": {"kind": "person", "name": "张三", "citizenId": "…"}, "form": {"名称": "…"}, "materials": […]}

Example:
  tongban package submit restaurant.json`,
    )
    .action((file: string, _: unknown, typed: Command) =>
      act(terminal, typed.optsWithGlobals(), (client, stop) =>
        client.submitBundle(readJson<SubmittedBundle>(terminal.folder, file), stop),
      ),
    );

  withPartnerOptions(group.command("show <bundle>"))
    .description("partners: every member of a bundle, what is due, and all results")
    .addHelpText("after", "\nExample:\n  tongban package show 3q8m0v5k2x7n4t9b6d1c0f8g2h")
    .action((id: string, _: unknown, typed: Command) =>
      act(terminal, typed.optsWithGlobals(), (client, stop) => client.getBundle(id, stop)),
    );

  withPartnerOptions(group.command("withdraw <bundle>"))
    .description("partners: take members back that are not over; all of them if none is named")
    .requiredOption("--reason <text>", "why")
    .option("--members <id...>", "the members to take back")
    .addHelpText(
      "after",
      "\nExample:\n  tongban package withdraw 3q8m0v5k2x7n4t9b6d1c0f8g2h --reason 申请人撤回",
    )
    .action((id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<WithdrawOptions>();
      const { reason, members } = options;
      return act(terminal, options, (client, stop) =>
        client.withdrawBundle(id, reason, { ...stop, ...(members ? { members } : {}) }),
      );
    });

  withPartnerOptions(group.command("start <bundle>"))
    .description("partners: try again to start members whose turn came and that could not")
    .addHelpText("after", "\nExample:\n  tongban package start 3q8m0v5k2x7n4t9b6d1c0f8g2h")
    .action((id: string, _: unknown, typed: Command) =>
      act(terminal, typed.optsWithGlobals(), (client, stop) => client.startBundle(id, stop)),
    );
};

const act = async (
  terminal: Terminal,
  options: PartnerOptions,
  ask: (client: PartnerClient, stop: { readonly signal: AbortSignal }) => Promise<CallResult<Bundle>>,
): Promise<void> => {
  const { client } = partnerOf(terminal, options);
  const found = expectValue(await ask(client, { signal: terminal.stopped }));
  show(terminal, options, found, () => bundleText(found));
};

const bundleText = (found: Bundle): string =>
  [
    `Bundle ${found.bundleId} ${found.title}: ${found.state}`,
    `  reference ${found.externalRef}`,
    `  query code ${found.queryCode}`,
    textTable(
      ["member", "title", "where", "state", "due", "case"],
      found.members.map((member) => [
        member.member,
        member.title,
        member.handling,
        stateText(member),
        member.due ? shanghaiTime(member.due.at) : "",
        member.caseId ?? "",
      ]),
    ),
    ...found.members.flatMap(({ member, result, declination }) => [
      ...(result?.document ? [`  ${member}: ${result.document.number} ${result.document.title}`] : []),
      ...(result?.reasons ? [`  ${member}: refused: ${result.reasons}`] : []),
      ...(declination ? [`  ${member}: declined: ${declination.reason}`] : []),
    ]),
  ].join("\n");

const stateText = ({ state, after, hindrances }: Bundle["members"][number]): string => {
  if (state === "waiting") return `waiting for ${after.join(", ")}`;
  return state === "hindered" ? `hindered: ${hindrances.join(", ")}` : state;
};
