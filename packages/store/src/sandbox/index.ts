export * from "./forced-faults.ts";
export * from "./forget-partner.ts";
export * from "./moved-clock.ts";
export * from "./sandbox-partners.ts";
