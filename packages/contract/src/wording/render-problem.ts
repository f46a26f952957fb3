import {
  type Instant,
  localDateOf,
  localTimeOf,
  parseInstant,
  type Refusal,
  type RefusalFacts,
} from "@tongban/domain";
import type { Language } from "../language.ts";
import { type ProblemCode, problems, problemType } from "../problems.ts";
import { type ApplicationProblem, applicationProblem } from "../schemas/problem.ts";
import { wordOfFact } from "./fact-words.ts";
import type { Said } from "./said.ts";

/** What is wrong with one field of a request, and where it is: a JSON pointer, or a header's name. */
export type FieldError = { readonly at: string; readonly said: Said };

/** A problem as it goes out (RFC 9457). */
export type RenderedProblem = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

/**
 * Renders a problem in a language, with its facts as extension members. In the sentence, a fact that is a code stands
 * as its word, and an instant as the time in China.
 */
export const renderProblem = (
  code: ProblemCode,
  facts: RefusalFacts,
  correlationId: string,
  language: Language,
): RenderedProblem => {
  const { status, title, [language]: template } = problems[code];
  const told = {
    ...facts,
    ...("errors" in facts ? { errors: spoken(facts["errors"], language) } : {}),
    ...("also" in facts ? { also: others(facts["also"], language) } : {}),
  };
  const detail = filled(template, { ...facts, correlationId }, language);
  return { status, body: { ...told, type: problemType(code), title, status, detail, code, correlationId } };
};

/** Several problems as they stand beside each other in one answer: each without a correlation id of its own. */
export const renderProblems = (
  found: readonly { readonly code: ProblemCode; readonly facts: RefusalFacts }[],
  language: Language,
): ApplicationProblem[] =>
  found.map(({ code, facts }) => {
    const { correlationId: _, ...body } = renderProblem(code, facts, "", language).body;
    return applicationProblem.parse(body);
  });

const others = (also: unknown, language: Language): unknown =>
  renderProblems(Array.isArray(also) ? also.filter(isRefusal) : [], language);

const isRefusal = (one: unknown): one is Refusal => one instanceof Object && "facts" in one && "code" in one;

const spoken = (errors: unknown, language: Language): unknown =>
  Array.isArray(errors)
    ? errors.map((error) => (isFieldError(error) ? { at: error.at, problem: error.said[language] } : error))
    : errors;

const isFieldError = (error: unknown): error is FieldError =>
  error instanceof Object && "at" in error && "said" in error;

const filled = (template: string, facts: RefusalFacts, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => textOf(name, facts, language));

const textOf = (name: string, facts: RefusalFacts, language: Language): string => {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (Array.isArray(value))
    return value
      .map((one: unknown) => wordOf(name, one, facts, language))
      .join(language === "zh" ? "、" : ", ");
  return wordOf(name, value, facts, language);
};

const wordOf = (name: string, value: unknown, facts: RefusalFacts, language: Language): string => {
  if (value === undefined) return "?";
  if (value instanceof Object) return "code" in value ? wordOf(name, value.code, facts, language) : "?";
  const text = String(value);
  const word = wordOfFact(name, text, language);
  if (word !== undefined) return filled(word, facts, language);
  const instant = parseInstant(text);
  return instant === undefined ? text : timeInChina(instant, language);
};

const timeInChina = (instant: Instant, language: Language): string => {
  const time = `${localDateOf(instant)} ${localTimeOf(instant)}`;
  return language === "zh" ? time : `${time} (UTC+8)`;
};
