import { originOf } from "../../oidc.ts";

/**
 * Content security policy of the console: scripts only from here, styles also inline because antd writes them at run
 * time, and beyond the API only the identity provider may be asked or shown in a frame (silent renewal), and
 * files may be sent to their bucket and shown from there.
 */
export const consolePolicy = (issuer: string, files: string): string => {
  const provider = originOf(issuer);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${files}`,
    "font-src 'self' data:",
    "media-src 'self' data:",
    `connect-src 'self' ${provider} ${files}`,
    `frame-src 'self' ${provider}`,
    "manifest-src 'self'",
    `form-action 'self' ${provider}`,
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
};
