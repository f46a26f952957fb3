export * from "./forced-faults.ts";
export { type Forgotten, forgetPartnersWork } from "./forget-partner.ts";
export * from "./moved-clock.ts";
export * from "./sandbox-partners.ts";
export * from "./unused-partners.ts";
