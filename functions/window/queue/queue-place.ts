import {
  type Instant,
  type LocalDate,
  localDateOf,
  type Refusal,
  type Staff,
  type WindowId,
} from "@tongban/domain";
import {
  type CommandStamp,
  changeQueue,
  type DirectoryWindow,
  type Queue,
  type StoreContext,
  type TicketChange,
} from "@tongban/store";
import { type Answer, answered, type Problem, problem } from "../../edge/answer.ts";
import { findOwnWindow } from "../../staff/own-window.ts";
import { type TicketView, viewOfTicket } from "./queue-view.ts";

/** What of a call a command on a queue takes. */
export type QueueCall = {
  readonly params: { readonly windowId: WindowId };
  readonly caller: Staff;
  readonly command: CommandStamp;
  readonly now: Instant;
};

/** A window that the caller works at, and the day that its queue is of. */
export type QueuePlace = { readonly window: DirectoryWindow; readonly date: LocalDate };

/** The window of the caller's team; for everybody else there is none. */
export const findQueue = async (
  store: StoreContext,
  { params, caller, now }: Pick<QueueCall, "params" | "caller" | "now">,
): Promise<QueuePlace | undefined> => {
  const window = await findOwnWindow(store, caller, params.windowId);
  return window && { window, date: localDateOf(now) };
};

/** Runs a command on the queue of today and answers with the number that it made or changed. */
export const commandQueue = async (
  store: StoreContext,
  call: QueueCall,
  decide: (
    queue: Queue,
    place: QueuePlace,
  ) => TicketChange | Refusal | Problem | Promise<TicketChange | Refusal | Problem>,
): Promise<Answer<TicketView>> => {
  const place = await findQueue(store, call);
  if (!place) return problem("not-found");
  const name = { window: place.window.id, date: place.date };
  const outcome = await changeQueue<Refusal | Problem>(store, name, call.command, (queue) =>
    decide(queue, place),
  );
  if (outcome.kind === "raced") return problem("try-again");
  if (outcome.kind === "reused") return problem("idempotency-key-reused");
  return outcome.kind === "done" ? answered(viewOfTicket(outcome.ticket)) : outcome;
};
