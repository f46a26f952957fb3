export {
  type ListName,
  readWholeComparison,
  readWholeList,
  type WholeComparison,
  type WholeList,
} from "./read-list.ts";
export { inParts, type StagedImport, stageImport } from "./stage-import.ts";
