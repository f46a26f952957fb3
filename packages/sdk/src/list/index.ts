export {
  type ListName,
  readWholeComparison,
  readWholeList,
  type WholeComparison,
  type WholeList,
} from "./read-list.ts";
export { inParts, type StagedImport, sendParts, stageImport } from "./stage-import.ts";
