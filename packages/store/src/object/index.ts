export { materialKeyOf, objectKeyOf, previewKeyOf } from "./object-key.ts";
export { type Objects, objectsIn } from "./objects.ts";
