import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** ms that a statement of ours waits for the engine's own write to end before it gives up. */
const PATIENCE = 200;
/** Records taken away at most at a time: few, because the engine waits meanwhile. */
export const TRIM_BATCH = 200;

const hasTable = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'").get() !==
  undefined;

/**
 * Gives the engine's stream table the index that its queries lack: without it each stream write and read slows
 * down as records pile up. Does nothing before the engine has made its file.
 */
export const indexStreamRecords = (file: string): void => {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    if (hasTable(database))
      database.exec(
        "CREATE INDEX IF NOT EXISTS tongban_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
      );
  } finally {
    database.close();
  }
};

/** Sequence number of a table's newest stream record, 0 where there is none; undefined while the engine writes. */
export const newestStreamRecord = (file: string, table: string): bigint | undefined => {
  const database = new DatabaseSync(file, { timeout: PATIENCE, readOnly: true });
  try {
    const newest = database.prepare(
      "SELECT MAX(CAST(sequence_number AS INTEGER)) AS newest FROM _stream_records WHERE table_name = ?1",
    );
    newest.setReadBigInts(true);
    const found = newest.get(table)?.["newest"];
    return typeof found === "bigint" ? found : 0n;
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return undefined;
    throw error;
  } finally {
    database.close();
  }
};

/**
 * Takes away stream records of a table with a sequence number up to `through` and says how many went. The newest
 * record always stays: the engine numbers the next one after it.
 */
export const trimStreamRecords = (file: string, table: string, through: bigint): number => {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    const trim = database.prepare(
      `DELETE FROM _stream_records WHERE id IN (
         SELECT id FROM _stream_records
         WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) <= ?2
           AND CAST(sequence_number AS INTEGER) <
             (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?1)
         ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${TRIM_BATCH})`,
    );
    return Number(trim.run(table, through).changes);
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return 0;
    throw error;
  } finally {
    database.close();
  }
};
