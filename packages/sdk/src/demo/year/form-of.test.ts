import { readFileSync } from "node:fs";
import { seed } from "@tongban/contract";
import { compileForm } from "@tongban/contract/form";
import { expect, it } from "vitest";
import { demoApplications } from "../applications.ts";
import { formOf } from "./form-of.ts";

const seeded = seed.shape.matters.parse(
  JSON.parse(readFileSync(new URL("../../../../local/seeds/matters.json", import.meta.url), "utf8")),
);

it.each(seeded)(
  "the forms of the demo and of its year have what $matter asks for",
  ({ matter, title, form = { type: "object" } }) => {
    const check = compileForm(form);
    expect(check(formOf(matter, title))).toEqual([]);
    for (const { application } of demoApplications("run"))
      if (application.matter === matter) expect(check(application.form)).toEqual([]);
  },
);
