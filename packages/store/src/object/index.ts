export { materialKeyOf, objectKeyOf, previewKeyOf, uploadedKeyOf } from "./object-key.ts";
export { type Objects, objectsIn } from "./objects.ts";
