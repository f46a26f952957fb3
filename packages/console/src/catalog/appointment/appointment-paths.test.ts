import { appointmentOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { appointmentPath, bookingPath, crowdPath, slotsPath } from "./appointment-paths.ts";

it("asks where the contract says", () => {
  const { listSlots, showCrowd, bookAppointment, getAppointment, moveAppointment, cancelAppointment } =
    appointmentOperations;
  expect(slotsPath("{windowId}")).toBe(encoded(listSlots.path));
  expect(crowdPath("{windowId}")).toBe(encoded(showCrowd.path));
  expect(bookingPath).toBe(bookAppointment.path);
  expect(appointmentPath("{code}")).toBe(encoded(getAppointment.path));
  expect(appointmentPath("{code}", "move")).toBe(encoded(moveAppointment.path));
  expect(appointmentPath("{code}", "cancel")).toBe(encoded(cancelAppointment.path));
});

const encoded = (path: string): string => path.replaceAll("{", "%7B").replaceAll("}", "%7D");
