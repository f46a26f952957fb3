import type { StaffId } from "../ids.ts";

/** Who holds what the broker decides by itself (系统办理); nobody is registered under this id. */
export const systemHolder = "broker" as StaffId;
