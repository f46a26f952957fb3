import type { DropFiles } from "@tongban/store/drop";
import type { Objects } from "@tongban/store/object";
import type { Queues } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import type { SheetWork } from "./sheet-work.ts";

/** What sheets of applications are worked with. */
export type DropDesk = Resources & {
  readonly files: DropFiles;
  readonly work: SheetWork;
  /** Where materials go that rows name. */
  readonly objects: Objects;
  readonly queues: Pick<Queues, "workSheet" | "verifyArrived">;
};
