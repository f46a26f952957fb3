import { rowName } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aListRow } from "../../../test/builders/agreement.ts";
import { aRegion } from "../../../test/builders/ids.ts";
import { formFaultsOf } from "./form-faults.ts";

const faultOf = (form: Readonly<Record<string, unknown>>): string | undefined => {
  const row = aListRow({ form });
  return formFaultsOf([row]).get(rowName(row));
};

describe("the schema of a row's form", () => {
  it("is taken where it is JSON Schema 2020-12 of an object of texts, also with keywords for those who show it", () => {
    const properties = {
      面积: { type: "string", pattern: "^[0-9]{1,6}$", "x-unit": "m²" },
      开业日期: { type: "string", format: "date" },
    };
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    expect(faultOf({ $schema, type: "object", properties, required: ["面积"] })).toBeUndefined();
    expect(formFaultsOf([aListRow()]).size).toBe(0);
  });

  it.each([
    ["is of anything but an object", { type: "array" }, "object"],
    [
      "asks for a number, where forms hold texts",
      { type: "object", properties: { a: { type: "number" } } },
      "string",
    ],
    ["refers to another place", { type: "object", allOf: [{ $ref: "https://x.example/a" }] }, "$ref"],
    ["has a pattern that is none", { type: "object", properties: { a: { pattern: "(" } } }, "pattern"],
    ["is of another draft", { type: "object", $schema: "https://example.org/draft" }, "draft"],
  ])("is refused where it %s", (_, form, said) => {
    expect(faultOf(form)).toContain(said);
  });

  it("is told for each row that has it", () => {
    const rows = [aListRow({ form: {} }), aListRow({ form: {}, handling: aRegion("610100") })];
    expect([...formFaultsOf(rows).keys()]).toEqual(rows.map(rowName));
  });
});
