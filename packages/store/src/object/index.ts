export { materialKeyOf, objectKeyOf, partKeyOf, previewKeyOf, uploadedKeyOf } from "./object-key.ts";
export { type Objects, objectsIn } from "./objects.ts";
