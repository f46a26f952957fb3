import { notificationOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

/** Adds what a member of staff is told in person (消息提醒). */
export const addNotificationCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("notifications")
    .description("what you are told in person, of the last 30 days (消息提醒)");

  withStaffOptions(group.command("list"))
    .description("the last 50, the last first; unread ones are marked")
    .addHelpText("after", "\nExample:\n  tongban notifications list --staff li-mei")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const signal = terminal.stopped;
      const { cursor: _more, ...told } = expectValue(
        await client.call(notificationOperations.listNotifications, { signal }),
      );
      const rows = told.notifications.map(({ id, kind, at, caseId, inquiryId, matter, read }) => [
        read ? "" : "*",
        at,
        kind,
        caseId ?? inquiryId ?? "",
        matter ?? "",
        id,
      ]);
      show(
        terminal,
        options,
        told,
        () => `${textTable(["NEW", "WHEN", "WHAT", "ABOUT", "MATTER", "ID"], rows)}\n${told.unread} unread`,
      );
    });

  withStaffOptions(group.command("read [id...]"))
    .description("mark some as read, or all if none is named")
    .addHelpText("after", "\nExample:\n  tongban notifications read --staff li-mei")
    .action(async (ids: readonly string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const body = ids.length === 0 ? {} : { ids: [...ids] };
      const done = expectValue(
        await client.call(notificationOperations.readNotifications, { body, signal: terminal.stopped }),
      );
      show(terminal, options, done, () => "read");
    });
};
