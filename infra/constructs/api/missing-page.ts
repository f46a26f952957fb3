/**
 * What a browser sees at an address that the documentation does not have, in both languages. API Gateway takes it for a
 * template of Velocity, so it has neither `#` nor `$`.
 *
 * @param prefix What comes before `/docs/` in the documentation's addresses: empty, or a stage such as `/live`.
 */
export const missingPage = (prefix: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>没有这个页面 · There is no such page</title>
<main style="font-family: sans-serif; max-width: 40em; margin: 4em auto; padding: 0 1em; line-height: 1.6">
<h1>没有这个页面</h1>
<p>除首页外，页面地址以 .html 结尾。<a href="${prefix}/docs/">回到首页</a></p>
<div lang="en">
<h2>There is no such page</h2>
<p>Addresses end in .html, but for the first page. <a href="${prefix}/docs/en/">To the first page</a></p>
</div>
</main>
</html>
`;
