import type { FormSchema } from "@tongban/domain";
import { compileFault } from "./schema-compiles.ts";
import { formShapeFault } from "./schema-shape.ts";

/** Why a form's schema is not one that the broker takes; nothing where it is. */
export const formSchemaFault = (schema: FormSchema): string | undefined =>
  formShapeFault(schema) ?? compileFault(schema);
