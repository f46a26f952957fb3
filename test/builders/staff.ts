import type { Staff } from "@tongban/domain";
import { aRegion, aStaffId, aWindowId } from "./ids.ts";

/** Li Mei, a clerk of Xi'an's dedicated window. */
export const aStaff = (parts: Partial<Staff> = {}): Staff => ({
  id: aStaffId("li-mei"),
  name: "李梅",
  role: "clerk",
  regions: [aRegion("610100")],
  windows: [aWindowId("xian-610100-1")],
  ...parts,
});

/** Zhang Wei, another clerk of the same window and of its substitute. */
export const anotherClerk = (): Staff =>
  aStaff({
    id: aStaffId("zhang-wei"),
    name: "张伟",
    windows: [aWindowId("xian-610100-1"), aWindowId("xian-610100-2")],
  });

/** Chen Jing, a clerk who reviews at the same window (审核). */
export const aReviewer = (): Staff =>
  aStaff({ id: aStaffId("chen-jing"), name: "陈静", reviews: [aWindowId("xian-610100-1")] });

/** Wang Jun, the lead of the same window. */
export const aLead = (): Staff => aStaff({ id: aStaffId("wang-jun"), name: "王军", role: "lead" });

/** A week in which nobody is on duty. */
export const nobodyOnDuty = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};
