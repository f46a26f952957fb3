import { matterKinds, ticketActions } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { instant, localDate, matterId, windowId } from "../schemas/identifiers.ts";
import {
  appointmentCode,
  appointmentView,
  crowdView,
  queueDayView,
  queueView,
  slotsView,
  station,
  ticketNumber,
  ticketView,
} from "../schemas/reception.ts";

const anyone = { audience: "public", servedBy: "reception" } as const;
const oneWindow = z.strictObject({ windowId });
const oneCode = z.strictObject({ code: appointmentCode });

/** What anyone may do before they come to a window: see its slots and its crowd, make an appointment, move it, cancel it. */
export const appointmentOperations = {
  listSlots: operation({
    ...anyone,
    name: "list-slots",
    method: "GET",
    path: "/v1/windows/{windowId}/slots",
    summary: "A window's slots of the next days, and how many appointments each still takes",
    params: oneWindow,
    returns: slotsView,
    cachedFor: 10,
  }),
  showCrowd: operation({
    ...anyone,
    name: "show-crowd",
    method: "GET",
    path: "/v1/windows/{windowId}/crowd",
    summary: "How many wait at a window now, how long, and when it is usually crowded",
    params: oneWindow,
    returns: crowdView,
    cachedFor: 30,
  }),
  bookAppointment: operation({
    ...anyone,
    name: "book-appointment",
    method: "POST",
    path: "/v1/appointments",
    summary:
      "Make an appointment (预约) for a slot; nothing is asked of the person, and its code is all there is",
    body: z.strictObject({
      window: windowId,
      matter: matterId.describe("one that the window handles"),
      at: instant.describe("when the slot begins"),
    }),
    returns: appointmentView,
    status: 201,
    refusals: ["matter-not-at-window", "no-such-slot", "slot-full"],
  }),
  getAppointment: operation({
    ...anyone,
    name: "get-appointment",
    method: "GET",
    path: "/v1/appointments/{code}",
    summary: "An appointment by its code",
    params: oneCode,
    returns: appointmentView,
  }),
  moveAppointment: operation({
    ...anyone,
    name: "move-appointment",
    method: "POST",
    path: "/v1/appointments/{code}/move",
    summary: "Move an appointment to another slot of its window; its code stays",
    params: oneCode,
    body: z.strictObject({ at: instant.describe("when the slot begins") }),
    returns: appointmentView,
    refusals: ["appointment-over", "matter-not-at-window", "no-such-slot", "slot-full"],
  }),
  cancelAppointment: operation({
    ...anyone,
    name: "cancel-appointment",
    method: "POST",
    path: "/v1/appointments/{code}/cancel",
    summary: "Cancel an appointment; its slot is free again",
    params: oneCode,
    returns: appointmentView,
    refusals: ["appointment-over"],
  }),
} as const;

const team = { audience: "window", roles: ["clerk", "lead"], params: oneWindow } as const;
const queue = "/window/v1/windows/{windowId}/queue";

/** What a window's team does with its queue (取号, 叫号). */
export const queueOperations = {
  readQueue: operation({
    ...team,
    name: "read-queue",
    method: "GET",
    path: queue,
    summary: "Today's queue of a window: who waits in which order, and who is at which station",
    returns: queueView,
  }),
  takeTicket: operation({
    ...team,
    name: "take-ticket",
    method: "POST",
    path: `${queue}/take`,
    summary: "Take a queue number (取号) for somebody who came without an appointment",
    body: z.strictObject({ kind: z.enum(matterKinds).describe("of the service asked for") }),
    returns: ticketView,
    status: 201,
  }),
  checkIn: operation({
    ...team,
    name: "check-in",
    method: "POST",
    path: `${queue}/check-in`,
    summary: "Check an appointment in by its code, typed or read from its QR code, and take its queue number",
    body: oneCode,
    returns: ticketView,
    refusals: ["appointment-over", "appointment-elsewhere"],
  }),
  callNext: operation({
    ...team,
    name: "call-next",
    method: "POST",
    path: `${queue}/next`,
    summary: "Call the next number (叫号) to a station",
    body: z.strictObject({ station }),
    returns: ticketView,
    refusals: ["station-busy", "nobody-waiting"],
  }),
  actOnTicket: operation({
    ...team,
    name: "act-on-ticket",
    method: "POST",
    path: `${queue}/tickets/{ticket}/{action}`,
    summary: "Call a number, call it again, serve it, finish it, miss it (过号) or put it back",
    params: oneWindow.extend({ ticket: ticketNumber, action: z.enum(ticketActions) }),
    body: z.strictObject({ station }),
    returns: ticketView,
    refusals: ["ticket-not-so", "station-busy"],
  }),
  listQueueDays: operation({
    ...team,
    name: "list-queue-days",
    method: "GET",
    path: `${queue}/days`,
    roles: ["clerk", "lead", "coordinator"],
    summary: "What a window's queue added up to on each day: served, waits, and who did not come",
    query: z.strictObject({
      until: localDate.optional().describe("the last day; absent: today"),
      days: z.coerce.number().int().min(1).max(62).default(14),
    }),
    returns: z.strictObject({ days: z.array(queueDayView) }),
  }),
} as const;
