import { UserManager, WebStorageStateStore } from "oidc-client-ts";
import { consoleBase, type Settings } from "../settings.ts";

/** Path that the identity provider sends the browser back to. */
export const signedInPath = "signed-in";

/** Path of the hidden frame that renews a session where the provider gives no refresh token. */
export const silentPath = "silent";

/** Authorization code with PKCE; tokens live in this tab only and are renewed before they expire. */
export const createUserManager = ({ authority, clientId }: Settings): UserManager => {
  const home = new URL(consoleBase, location.origin).href;
  return new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${home}${signedInPath}`,
    popup_redirect_uri: `${home}${signedInPath}`,
    silent_redirect_uri: `${home}${silentPath}`,
    post_logout_redirect_uri: home,
    response_type: "code",
    scope: "openid offline_access",
    automaticSilentRenew: true,
    monitorSession: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
};
