export { openFolder } from "./folder.ts";
export { runRound } from "./run-round.ts";
