import { queueOperations } from "@tongban/contract";
import { on } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { actOnOneTicket } from "./act-on-ticket.ts";
import { callNext } from "./call-next.ts";
import { checkIn } from "./check-in.ts";
import { listQueueDays } from "./list-queue-days.ts";
import { readQueue } from "./read-queue.ts";
import { takeTicket } from "./take-ticket.ts";

/** What a window's team asks of its queue. */
export const queueRoutes = (resources: Resources) => [
  on(queueOperations.readQueue, readQueue(resources)),
  on(queueOperations.takeTicket, takeTicket(resources)),
  on(queueOperations.checkIn, checkIn(resources)),
  on(queueOperations.callNext, callNext(resources)),
  on(queueOperations.actOnTicket, actOnOneTicket(resources)),
  on(queueOperations.listQueueDays, listQueueDays(resources)),
];
