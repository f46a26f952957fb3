/** Someone who can be picked on the sign-in page. */
export type SignInPerson = {
  readonly id: string;
  readonly name: string;
  /** As shown, such as 窗口人员. */
  readonly role: string;
  /** Where the person works, as shown; empty when no window is theirs. */
  readonly window: string;
};

/** Everybody who can be picked, as they are registered now. */
export type SignInPeople = {
  readonly list: () => Promise<readonly SignInPerson[]>;
  readonly find: (id: string) => Promise<SignInPerson | undefined>;
};

/** Content security policy of these pages: one style sheet inside, no scripts, forms only to this origin. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

const STYLE = `
  body { margin: 0; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2329; background: #f2f4f7; }
  main { max-width: 40rem; margin: 6vh auto; padding: 2rem; background: #fff; border-radius: 8px; }
  h1 { margin: 0 0 .25rem; font-size: 1.4rem; }
  p { margin: 0 0 1.25rem; color: #4e5969; }
  ul { margin: 0; padding: 0; list-style: none; }
  button { display: flex; gap: 1rem; width: 100%; margin: 0 0 .5rem; padding: .75rem 1rem; font: inherit; text-align: left; color: inherit; background: #fff; border: 1px solid #86909c; border-radius: 6px; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #0e5bb5; background: #eef5ff; outline: 2px solid #0e5bb5; }
  .name { min-width: 5rem; font-weight: 600; } .role { min-width: 6rem; } .window { color: #4e5969; }
  @media (max-width: 30rem) { button { flex-direction: column; gap: 0; } main { margin: 0; border-radius: 0; } }
`;

const page = (title: string, content: string): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main>${content}</main></body>
</html>`;

const choice = (person: SignInPerson): string => `
<li><button type="submit" name="staffId" value="${escapeHtml(person.id)}">
<span class="name">${escapeHtml(person.name)}</span><span class="role">${escapeHtml(person.role)}</span><span class="window">${escapeHtml(person.window)}</span>
</button></li>`;

/** The page that lists the people; `action` takes the choice. */
export const signInPage = (people: readonly SignInPerson[], action: string): string =>
  page(
    "登录 · 通办",
    `<h1>登录通办</h1><p>本机演示环境：请选择一位人员登录，无需口令。</p>
<form method="post" action="${escapeHtml(action)}"><ul>${people.map(choice).join("")}</ul></form>`,
  );

/** The page that asks whether to sign out; `form` is oidc-provider's own form. */
export const signOutPage = (form: string): string =>
  page(
    "退出登录 · 通办",
    `<h1>退出登录</h1><p>确定要退出通办吗？</p>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>退出登录</button>
<button type="submit" form="op.logoutForm">保持登录</button>`,
  );

/** The page after signing out that leads nowhere. */
export const signedOutPage = (): string =>
  page("已退出 · 通办", "<h1>已退出登录</h1><p>可以关闭此页面。</p>");

/** The page for a sign-in that cannot go on. */
export const signInErrorPage = (reason: string): string =>
  page("无法登录 · 通办", `<h1>无法登录</h1><p>请回到控制台重新登录。</p><p>${escapeHtml(reason)}</p>`);
