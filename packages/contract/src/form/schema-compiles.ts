import type { FormSchema } from "@tongban/domain";
import { Ajv2020 } from "ajv/dist/2020.js";
import { formFormats } from "./formats.ts";
import { boundedPattern } from "./pattern.ts";

/** What the schema of schemas (JSON Schema 2020-12), or the compiler, says against a schema; nothing where it compiles. */
export const compileFault = (schema: FormSchema): string | undefined => {
  const engine = new Ajv2020({
    // Which keywords there may be is asked by `formSchemaFault`; those of its own are for whoever shows the form.
    strict: false,
    addUsedSchema: false,
    logger: false,
    formats: Object.fromEntries(Object.entries(formFormats).map(([name, { fits }]) => [name, fits])),
    code: { regExp: Object.assign(boundedPattern, { code: "boundedPattern" }) },
  });
  try {
    engine.compile(schema);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : "it does not compile";
  }
};
