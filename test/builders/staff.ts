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

/** Wang Jun, the lead of the same window. */
export const aLead = (): Staff => aStaff({ id: aStaffId("wang-jun"), name: "王军", role: "lead" });
