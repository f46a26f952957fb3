import type { Adapter, Context, Grant } from "oidc-provider";
import { SIGNING_ALGORITHM, type SignInKeys } from "./sign-in-keys.ts";
import { type SignInPeople, signedOutPage, signInErrorPage, signOutPage } from "./sign-in-pages.ts";

/** Client id of the console, a public client. */
export const CONSOLE_CLIENT = "tongban-console";
/** Audience of every access token. */
export const AUDIENCE = "tongban";
/** Resource indicator of the broker's API; asked for by default. */
export const API_RESOURCE = "urn:tongban:api";
/** Seconds that an access token lives: 15 minutes. */
const ACCESS_TOKEN_LIFE = 15 * 60;

const WORKING_DAY = 12 * 3_600;
/** Seconds that a token lives which a command line on this machine asks for, which has no way to renew it: a working day. */
export const LOCAL_TOKEN_LIFE = WORKING_DAY;
const MINUTES_10 = 600;

/** What access tokens for the broker's API are made of. */
export const apiResource = {
  audience: AUDIENCE,
  scope: "api",
  accessTokenFormat: "jwt",
  accessTokenTTL: ACCESS_TOKEN_LIFE,
  jwt: { sign: { alg: SIGNING_ALGORITHM } },
} as const;

/** What the provider's configuration is made from. */
export type SignInSetting = {
  /** Origin of the console, such as http://127.0.0.1:8787. */
  readonly origin: string;
  readonly keys: SignInKeys;
  readonly people: SignInPeople;
  readonly adapter: (model: string) => Adapter;
  readonly newGrant: (accountId: string, clientId: string) => Grant;
};

const consoleClient = (origin: string) => ({
  client_id: CONSOLE_CLIENT,
  token_endpoint_auth_method: "none",
  application_type: "web",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  redirect_uris: [`${origin}/console/signed-in`, `${origin}/console/silent`],
  post_logout_redirect_uris: [`${origin}/console/`, `${origin}/console/signed-out`],
  id_token_signed_response_alg: SIGNING_ALGORITHM,
});

/** The console is this broker's own: signing in is consent to all that it asks for. */
const grantOf = (setting: SignInSetting) => async (context: Context) => {
  const { client, session, requestParamScopes } = context.oidc;
  if (!client || !session.accountId) return undefined;
  const grant = setting.newGrant(session.accountId, client.clientId);
  grant.addOIDCScope(
    ["openid", "profile", "offline_access"].filter((scope) => requestParamScopes.has(scope)).join(" "),
  );
  grant.addResourceScope(API_RESOURCE, apiResource.scope);
  await grant.save();
  return grant;
};

const accountOf = (people: SignInPeople) => async (_context: unknown, id: string) => {
  const person = await people.find(id);
  return person && { accountId: id, claims: async () => ({ sub: id, name: person.name }) };
};

const showHtml = (context: Context, html: string): void => {
  context.type = "html";
  context.body = html;
};

/** Configuration of oidc-provider: authorization code with PKCE, JWT access tokens, rotating refresh tokens. */
export const signInConfiguration = (setting: SignInSetting): object => ({
  adapter: setting.adapter,
  clients: [consoleClient(setting.origin)],
  jwks: setting.keys.jwks,
  cookies: {
    keys: setting.keys.cookies,
    long: { httpOnly: true, sameSite: "lax", signed: true },
    short: { httpOnly: true, sameSite: "lax", signed: true },
  },
  enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
  clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
  claims: { openid: ["sub"], profile: ["name"] },
  conformIdTokenClaims: false,
  scopes: ["openid", "profile", "offline_access", apiResource.scope],
  responseTypes: ["code"],
  pkce: { required: () => true },
  // A POST of a page names its origin even to its own host, so the console must be allowed by name.
  clientBasedCORS: (_context: unknown, origin: string) => origin === setting.origin,
  findAccount: accountOf(setting.people),
  loadExistingGrant: grantOf(setting),
  issueRefreshToken: async () => true,
  expiresWithSession: async () => false,
  rotateRefreshToken: () => true,
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/oidc/sign-in/${uid}` },
  renderError: (context: Context, out: { error?: string; error_description?: string }) =>
    showHtml(context, signInErrorPage(out.error_description ?? out.error ?? "")),
  ttl: {
    AccessToken: ACCESS_TOKEN_LIFE,
    AuthorizationCode: 60,
    IdToken: ACCESS_TOKEN_LIFE,
    Interaction: MINUTES_10,
    RefreshToken: WORKING_DAY,
    Grant: WORKING_DAY,
    Session: WORKING_DAY,
  },
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: true },
    revocation: { enabled: true, allowedPolicy: () => true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context: Context, form: string) => showHtml(context, signOutPage(form)),
      postLogoutSuccessSource: (context: Context) => showHtml(context, signedOutPage()),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API_RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => apiResource,
    },
  },
});
