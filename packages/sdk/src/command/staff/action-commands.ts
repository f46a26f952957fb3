import { caseAction, caseActionOperations, windowOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type Client, expectValue } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { wholeNumberOf } from "../whole-number.ts";
import { type ActionCommand, actionCommands } from "./case-actions.ts";

type Action = keyof typeof caseActionOperations;
type ActionOptions = StaffOptions & { readonly seen?: string };

/** Adds what staff do with one case. */
export const addActionCommands = (program: Command, terminal: Terminal): void => {
  for (const action of caseAction.options) addAction(program, terminal, action, actionCommands[action]);
};

const needsVersion = (action: Action): boolean => caseActionOperations[action].command === "if-match";

const addAction = (
  program: Command,
  terminal: Terminal,
  action: Action,
  { description, required = [], optional = [], example = "", check, call }: ActionCommand,
): void => {
  const command = withStaffOptions(program.command(`${action} <id>`)).description(description);
  for (const choice of required) command.requiredOption(...choice);
  for (const choice of optional) command.option(...choice);
  if (needsVersion(action))
    command.option("--seen <version>", "the version you saw; the case as it is now if not given");
  const line = `tongban ${action} 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei ${example}`.trimEnd();
  command.addHelpText("after", `\nExample:\n  ${line}`);
  command.action(async (caseId: string) => {
    const options = command.optsWithGlobals<ActionOptions>();
    check(command);
    const client = await staffOf(terminal, options);
    const at = { params: { caseId }, signal: terminal.stopped };
    const seen = needsVersion(action) ? { ifMatch: await seenVersion(client, at, options.seen) } : {};
    const { value, text } = await call(client, { ...at, ...seen }, command);
    show(terminal, options, value, text);
  });
};

type At = { readonly params: { readonly caseId: string }; readonly signal: AbortSignal };

/** The version that a person saw, or else that of the case now. */
export const seenVersion = async (client: Client, at: At, seen: string | undefined): Promise<number> => {
  if (seen === undefined) return expectValue(await client.call(windowOperations.getWindowCase, at)).version;
  return wholeNumberOf(seen, 9, "--seen is the version number that you saw, such as 3.");
};
