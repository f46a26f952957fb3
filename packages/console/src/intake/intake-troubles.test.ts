import { expect, it } from "vitest";
import { intakeTroubles, troublesOf } from "./intake-troubles.ts";

const problem = (code: string, more: object = {}) => ({
  type: `urn:tongban:problem:${code}`,
  title: code,
  status: 422,
  detail: `detail of ${code}`,
  code,
  ...more,
});

it("puts every problem to the step that it belongs to, a field's to its field", () => {
  const found = intakeTroubles([
    problem("invalid-request", {
      errors: [
        { at: "/applicant/citizenId", problem: "no number" },
        { at: "/handling", problem: "missing" },
      ],
    }),
    problem("form-invalid", { errors: [{ at: "/form/经营场所", problem: "missing" }] }),
    problem("material-missing"),
    problem("not-admissible"),
  ]);
  expect(
    ["what", "who", "form", "materials", "check"].map((step) => troublesOf(found, step as never)),
  ).toEqual([2, 1, 1, 1, 0]);
  expect(found.others).toEqual([
    { step: "materials", text: "detail of material-missing" },
    { step: "what", text: "detail of not-admissible" },
  ]);
});
