import type { Appointment } from "@tongban/domain";
import { type CommandStamp, changedBefore, type DirectoryWindow, loadAppointment } from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import { findReceiving, type ReceptionDesk } from "./reception-desk.ts";

/** An appointment that somebody has the code of, with its window. */
export type OwnAppointment = {
  readonly kind: "own";
  readonly appointment: Appointment;
  readonly window: DirectoryWindow;
  readonly receiving: NonNullable<Awaited<ReturnType<typeof findReceiving>>>["receiving"];
  /** Whether this very command changed it before. */
  readonly repeated: boolean;
};

/** Finds an appointment by its code; a code that is none and one that was guessed wrongly are alike. */
export const findOwn = async (
  desk: ReceptionDesk,
  code: string,
  command?: CommandStamp,
): Promise<OwnAppointment | Problem> => {
  const appointment = await loadAppointment(desk.store, code);
  const found = appointment && (await findReceiving(desk, appointment.window));
  if (!appointment || !found) return problem("not-found");
  const before = command && (await changedBefore(desk.store, code, command));
  if (before?.kind === "reused") return problem("idempotency-key-reused");
  return { kind: "own", appointment, ...found, repeated: before !== undefined };
};
