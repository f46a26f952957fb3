/** Levels of lines in the log from the most to the least talkative; a level lets itself and those after it through. */
export const logLevels = ["DEBUG", "INFO", "WARN", "ERROR", "SILENT"] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** Reads a level, in capitals or not; undefined where there is none of the name. */
export const readLogLevel = (text: string): LogLevel | undefined =>
  logLevels.find((level) => level === text.toUpperCase());
