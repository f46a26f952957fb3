export { type DropFiles, dropFilesIn } from "./drop-files.ts";
export { DROP_WORK_PREFIX, type DropPlace, dropPlaceOf, droppedKey, reportKey } from "./places.ts";
