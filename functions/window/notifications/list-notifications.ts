import { type notificationOperations, UNREAD_COUNTED } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type KeptNotification, loadInbox, listNotifications as readList } from "@tongban/store";
import { answeredAs, problem, unchanged } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { tagOf } from "../../edge/unless-unchanged.ts";

/** Notifications of one answer. */
const PAGE = 50;

/**
 * Lists what the caller is told in person, the last first. One small item says whether anything changed since the caller
 * asked, so that a console which asks again costs next to nothing.
 */
export const listNotifications =
  ({
    store,
    cursors,
  }: Pick<Resources, "store" | "cursors">): Run<typeof notificationOperations.listNotifications, Staff> =>
  async ({ query: { cursor }, caller, now, has }) => {
    const scope = `notifications of ${caller.id}`;
    const from = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && typeof from !== "string") return problem("unknown-cursor");
    const inbox = await loadInbox(store, caller.id);
    // What expires goes without a word, so an answer is read anew each day.
    const tag = tagOf([caller.id, cursor, inbox.version, now.slice(0, "2026-03-02".length)]);
    if (has(tag)) return unchanged(tag);
    const isRead = ({ id, read }: KeptNotification): boolean => read || id <= inbox.readThrough;
    const [page, last] = await Promise.all([
      readList(store, caller.id, PAGE, from as string | undefined),
      readList(store, caller.id, UNREAD_COUNTED),
    ]);
    return answeredAs(tag, {
      notifications: page.notifications.map((one) => ({
        id: one.id,
        kind: one.kind,
        at: one.at,
        caseId: one.caseId ?? null,
        inquiryId: one.inquiryId ?? null,
        number: one.number ?? null,
        matter: one.matter ?? null,
        read: isRead(one),
      })),
      unread: last.notifications.filter((one) => !isRead(one)).length,
      cursor: page.next === undefined ? null : await cursors.write(scope, page.next),
    });
  };
