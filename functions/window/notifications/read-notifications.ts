import type { notificationOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { readAllNotifications, readNotification } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Marks some of what the caller is told as read, or all of it up to now. */
export const readNotifications =
  ({ store }: Pick<Resources, "store">): Run<typeof notificationOperations.readNotifications, Staff> =>
  async ({ body: { ids }, caller, now }) => {
    if (ids === undefined) await readAllNotifications(store, caller.id, now);
    // One after the other: each changes the same small item.
    for (const id of ids ?? []) await readNotification(store, caller.id, id);
    return answered({ read: true });
  };
