export { compileForm, formPointer } from "./compile-form.ts";
export { formSchemaFault } from "./schema-fault.ts";
export { formShapeFault } from "./schema-shape.ts";
