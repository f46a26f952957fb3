export { compileForm } from "./compile-form.ts";
export { formSchemaFault } from "./schema-fault.ts";
