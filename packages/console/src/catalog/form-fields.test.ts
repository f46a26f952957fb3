import { expect, it } from "vitest";
import { formFields } from "./form-fields.ts";

it("lists the fields of a form, required ones that have no shape of their own too", () => {
  const schema = {
    type: "object",
    properties: {
      经营场所: { type: "string", minLength: 1, description: "详细地址" },
      经营项目: { type: "string", enum: ["餐饮", "销售"] },
    },
    required: ["经营场所", "联系人"],
  };
  expect(formFields(schema)).toEqual([
    { name: "经营场所", required: true, hint: "详细地址", choices: [] },
    { name: "经营项目", required: false, hint: undefined, choices: ["餐饮", "销售"] },
    { name: "联系人", required: true, hint: undefined, choices: [] },
  ]);
});

it("finds none where any form is taken", () => {
  expect(formFields(null)).toEqual([]);
  expect(formFields({ type: "object" })).toEqual([]);
});
