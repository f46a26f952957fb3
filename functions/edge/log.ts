import { type LogLevel, logLevels, readLogLevel } from "../settings/log-levels.ts";

/**
 * What a line may say. Only these fields are ever logged: no body, no header, no name, no message of an
 * exception that could carry a value.
 */
export type LogFields = {
  readonly operation?: string;
  readonly status?: number;
  readonly code?: string | undefined;
  readonly ms?: number;
  readonly correlationId?: string;
  readonly callerKind?: "partner" | "staff" | "applicant" | "public";
  readonly caller?: string | undefined;
  readonly caseId?: string;
  readonly agreementId?: string;
  readonly partner?: string;
  readonly window?: string;
  readonly event?: number;
  readonly attempt?: number;
  readonly count?: number;
  /** Class and stack of a fault, without its message. */
  readonly fault?: string;
};

type Level = Exclude<LogLevel, "DEBUG" | "SILENT">;

/** Whether lines of a level are written, by `LOG_LEVEL`; one that is not known lets all through. */
const isWritten = (level: Level): boolean => {
  const least = readLogLevel(process.env["LOG_LEVEL"] ?? "") ?? "DEBUG";
  return logLevels.indexOf(level) >= logLevels.indexOf(least);
};

/** One JSON object a line: Lambda takes it into the log as it is. */
const write = (level: Level, message: string, fields: LogFields): void => {
  if (!isWritten(level)) return;
  const timestamp = new Date().toISOString();
  const stream = level === "INFO" ? process.stdout : process.stderr;
  stream.write(`${JSON.stringify({ level, timestamp, message, ...fields })}\n`);
};

/** One line of what went as it should. */
export const logInfo = (message: string, fields: LogFields): void => write("INFO", message, fields);

/** One line of what someone should look at. */
export const logWarning = (message: string, fields: LogFields): void => write("WARN", message, fields);

/** One line of a fault: its class, its causes' classes and where it happened, never its message. */
export const logFault = (message: string, fault: unknown, fields: LogFields): void =>
  write("ERROR", message, { ...fields, fault: describeFault(fault) });

const describeFault = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault;
  const frames = framesOf(fault).filter((line) => line.startsWith("    at "));
  const cause = fault.cause === undefined ? "" : ` caused by ${describeFault(fault.cause)}`;
  return `${fault.name} ${frames.slice(0, 8).join(" ").trim().replace(/\s+/g, " ")}${cause}`;
};

/** The lines after the message: it may itself have lines that look like a frame. */
const framesOf = ({ stack = "", message }: Error): readonly string[] => {
  const start = stack.indexOf(message);
  return start < 0 ? [] : stack.slice(start + message.length).split("\n");
};
