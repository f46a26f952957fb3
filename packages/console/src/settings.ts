/** Where the console finds its identity provider and the broker; served beside it as `config.json`. */
export type Settings = {
  /** Issuer of the OpenID provider, such as `https://id.example.gov.cn`. */
  readonly authority: string;
  readonly clientId: string;
  /** Absolute or relative to the console's origin, with the stage if there is one. */
  readonly apiBase: string;
};

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" &&
  value !== null &&
  "authority" in value &&
  "clientId" in value &&
  "apiBase" in value &&
  isText(value.authority) &&
  isText(value.clientId) &&
  typeof value.apiBase === "string";

/** Where the console itself is served, with a slash at both ends. */
export const consoleBase: string = import.meta.env.BASE_URL;

/** Reads `config.json`; throws where it is missing or incomplete, for then nobody can sign in. */
export const loadSettings = async (): Promise<Settings> => {
  const response = await fetch(`${consoleBase}config.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`config.json was answered with HTTP ${response.status}`);
  const json: unknown = await response.json();
  if (!isSettings(json)) throw new Error("config.json lacks authority, clientId or apiBase");
  return {
    ...json,
    authority: new URL(json.authority, location.origin).href.replace(/\/$/, ""),
    apiBase: new URL(json.apiBase, location.origin).href,
  };
};
