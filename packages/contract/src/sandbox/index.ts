export * from "./magic-words.ts";
export * from "./operations.ts";
export * from "./schemas.ts";
