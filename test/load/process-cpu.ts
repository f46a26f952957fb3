import { readdirSync, readFileSync } from "node:fs";

/** ms of a clock tick, in which Linux counts the CPU time of processes. */
const TICK_MS = 10;

/** ms of CPU that a process of Linux and all of its threads have used so far. */
const cpuMs = (pid: number): number => {
  const [user = 0, system = 0] = numbersOf(pid, 11, 13);
  return (user + system) * TICK_MS;
};

/** Processes of Linux that a process has started, and those that they have started. */
const descendantsOf = (pid: number): readonly number[] => {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return [...children, ...children.flatMap(descendantsOf)];
};

const parentOf = (pid: number): number | undefined => {
  try {
    return numbersOf(pid, 1, 2)[0];
  } catch {
    return undefined; // it has ended meanwhile
  }
};

/** Fields of /proc/PID/stat after the program's name, which may itself have blanks. */
const numbersOf = (pid: number, from: number, to: number): readonly number[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(from, to)
    .map(Number);
};

/** CPU of one piece of work, ms, by who spent it. */
export type CpuShares = { readonly broker: number; readonly engine: number; readonly load: number };

/** Measures the CPU that a broker, its engine and this process spend between now and the call of what is returned. */
export const startCounting = (broker: number): ((pieces: number) => CpuShares) => {
  const engines = descendantsOf(broker);
  const read = (): CpuShares => ({
    broker: cpuMs(broker),
    engine: engines.reduce((sum, pid) => sum + cpuMs(pid), 0),
    load: cpuMs(process.pid),
  });
  const before = read();
  return (pieces) => {
    const after = read();
    return {
      broker: (after.broker - before.broker) / pieces,
      engine: (after.engine - before.engine) / pieces,
      load: (after.load - before.load) / pieces,
    };
  };
};
