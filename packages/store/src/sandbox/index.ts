export * from "./sandbox-partners.ts";
