import { allOperations, type Operation, type ProblemCode, problems } from "@tongban/contract";
import { sandboxOperations } from "@tongban/contract/sandbox";
import { problemsOf } from "../../../packages/contract/src/openapi/problem-responses.ts";
import { edgeProblems } from "../../../packages/contract/src/wording/edge-problems.ts";
import { cell, type Language, table } from "./markdown.ts";

/** Whom a problem stops: any request, a system that submits, one that works at windows, or people at the console. */
type Group = "request" | "partner" | "handling" | "staff";

const operations: readonly Operation[] = [
  ...Object.values(allOperations),
  ...Object.values(sandboxOperations),
];

const handlesCases = ({ path }: Operation): boolean => path.startsWith("/v1/handling/");

const codesOf = (which: (operation: Operation) => boolean): ReadonlySet<ProblemCode> =>
  new Set(operations.filter(which).flatMap(problemsOf));

const ofSystems = ({ audience, path }: Operation): boolean =>
  audience === "partner" || path.startsWith("/v1/catalog/") || path.startsWith("/sandbox/");

const submitting = codesOf((operation) => ofSystems(operation) && !handlesCases(operation));
const handling = codesOf(handlesCases);

/** What any request may meet; the rest of the edge's problems belong to people alone. */
const beforeAnyOperation: ReadonlySet<ProblemCode> = new Set([
  "method-not-allowed",
  "production-key",
  "sandbox-key-unknown",
  "clock-too-far",
  "too-many-registrations",
]);

const groupOf = (code: ProblemCode): Group => {
  if (beforeAnyOperation.has(code)) return "request";
  if (submitting.has(code)) return Object.hasOwn(edgeProblems, code) ? "request" : "partner";
  return handling.has(code) ? "handling" : "staff";
};

const codes = Object.keys(problems).filter((code): code is ProblemCode => Object.hasOwn(problems, code));
const grouped = Map.groupBy(codes.toSorted(), groupOf);

/** The problems of one group, each row with an anchor of its code: `problems.html#not-admissible`. */
export const problemTable =
  (group: Group) =>
  (language: Language): string => {
    const head = { zh: ["代码", "状态", "原因与改法"], en: ["Code", "Status", "Cause and mending"] }[
      language
    ];
    const rows = (grouped.get(group) ?? []).map((code) => {
      const { status, [language]: detail } = problems[code];
      return [`<a id="${code}"></a>\`${code}\``, `${status}`, cell(detail)];
    });
    return table(head, rows);
  };
