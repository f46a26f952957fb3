/** The part of oidc-provider that the local sign-in uses; the package ships no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export type AdapterPayload = Record<string, unknown>;

  export type Adapter = {
    upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void>;
    find(id: string): Promise<AdapterPayload | undefined>;
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>;
    findByUid(uid: string): Promise<AdapterPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  };

  export type Client = { readonly clientId: string };

  export type Context = {
    body: unknown;
    type: string;
    readonly oidc: {
      readonly client: Client | undefined;
      readonly session: {
        readonly accountId: string | undefined;
        grantIdFor(clientId: string): string | undefined;
      };
      readonly requestParamScopes: ReadonlySet<string>;
    };
  };

  export type ResourceServerDetails = {
    readonly audience: string;
    readonly scope: string;
    readonly accessTokenFormat: "jwt";
    readonly accessTokenTTL: number;
    readonly jwt: { readonly sign: { readonly alg: string } };
  };

  export class Grant {
    constructor(properties: { accountId: string; clientId: string });
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export class AccessToken {
    constructor(properties: {
      accountId: string;
      client: Client;
      grantId: string;
      gty: string;
      scope: string;
      resourceServer: ResourceServer;
      expiresIn: number;
    });
    save(): Promise<string>;
  }

  export class ResourceServer {
    constructor(identifier: string, details: ResourceServerDetails);
  }

  export type Interaction = {
    readonly uid: string;
    readonly prompt: { readonly name: string };
  };

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: "server_error", listener: (context: Context, error: Error) => void): this;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    readonly Grant: typeof Grant;
    readonly AccessToken: typeof AccessToken;
    readonly ResourceServer: typeof ResourceServer;
  }

  export const errors: { readonly SessionNotFound: new () => Error };
}
