import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Adapter, AdapterPayload } from "oidc-provider";

/** Sessions, grants and refresh tokens on disk, so that a restart signs nobody out. */
export type SignInStore = {
  /** The adapter of one of oidc-provider's models. */
  adapter(model: string): Adapter;
  close(): void;
};

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS entry (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires INTEGER NOT NULL,
    uid TEXT, grantId TEXT, PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS entry_uid ON entry (model, uid);
  CREATE INDEX IF NOT EXISTS entry_grant ON entry (grantId);
`;

const now = (): number => Math.floor(Date.now() / 1_000);
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

const isPayload = (value: unknown): value is AdapterPayload => typeof value === "object" && value !== null;

const payloadOf = (row: Record<string, unknown> | undefined): AdapterPayload | undefined => {
  const payload: unknown = typeof row?.["payload"] === "string" ? JSON.parse(row["payload"]) : undefined;
  return isPayload(payload) ? payload : undefined;
};

/** Opens the store of a folder; what has expired is forgotten. */
export const openSignInStore = (folder: string): SignInStore => {
  const database = new DatabaseSync(join(folder, "sessions.db"));
  database.exec(SCHEMA);
  database.prepare("DELETE FROM entry WHERE expires < ?").run(now());
  const put = database.prepare(
    "INSERT OR REPLACE INTO entry (model, id, payload, expires, uid, grantId) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const byId = database.prepare("SELECT payload FROM entry WHERE model = ? AND id = ? AND expires >= ?");
  const byUid = database.prepare("SELECT payload FROM entry WHERE model = ? AND uid = ? AND expires >= ?");
  const use = database.prepare(
    "UPDATE entry SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
  );
  const remove = database.prepare("DELETE FROM entry WHERE model = ? AND id = ?");
  const revoke = database.prepare("DELETE FROM entry WHERE grantId = ?");
  return {
    adapter: (model) => ({
      upsert: async (id, payload, expiresIn) => {
        const { uid, grantId } = payload;
        put.run(model, id, JSON.stringify(payload), now() + expiresIn, textOrNull(uid), textOrNull(grantId));
      },
      find: async (id) => payloadOf(byId.get(model, id, now())),
      findByUid: async (uid) => payloadOf(byUid.get(model, uid, now())),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        use.run(now(), model, id);
      },
      destroy: async (id) => {
        remove.run(model, id);
      },
      revokeByGrantId: async (grantId) => {
        revoke.run(grantId);
      },
    }),
    close: () => database.close(),
  };
};
