export {
  type ListName,
  readWholeComparison,
  readWholeList,
  type WholeComparison,
  type WholeList,
} from "./read-list.ts";
export { type StagedImport, stageImport } from "./stage-import.ts";
