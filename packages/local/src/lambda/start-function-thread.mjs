// Where a function's thread begins. Threads do not read NODE_COMPILE_CACHE: without this, each would take the types
// from its sources, and compile its bundle, anew. Plain JavaScript, so that nothing is compiled before it.
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";

if (workerData.compileCache) enableCompileCache(workerData.compileCache);
await import("./function-thread.ts");
