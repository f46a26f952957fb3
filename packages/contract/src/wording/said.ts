import type { Language } from "../language.ts";

/** The same thing said in every language. */
export type Said = Readonly<Record<Language, string>>;
