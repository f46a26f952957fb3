/**
 * Publishes a version of an alliance as a process of its own, so that it can be killed: arguments are the engine, the table,
 * the days that each row promises, and how many cities and matters there are. Prints a line for each transaction of the compilation.
 */
import { publishAlliance, storeAt } from "./alliance.ts";

const [url = "", tableName = "", ...numbers] = process.argv.slice(2);
const [promised = 10, cities = 14, matters = 172] = numbers.map(Number);
const progress = ({ written, total }: { readonly written: number; readonly total: number }): void => {
  process.stdout.write(`${written} of ${total}\n`);
};
await publishAlliance(storeAt(url, tableName).store, { promised, cities, matters }, progress);
