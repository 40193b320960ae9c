const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

/** What a browser shows when a sign-in ends badly: why, and the way on. Plain, for it comes before any session. */
export const refusalPage = (why: string, again: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>You are not signed in</title>
</head>
<body>
<main>
<h1>You are not signed in</h1>
<p role="alert">${escaped(why)}</p>
<p><a href="${escaped(again)}">Sign in</a></p>
<p><a href="/">Start page</a></p>
</main>
</body>
</html>
`;
