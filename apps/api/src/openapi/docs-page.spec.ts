import { docsPage, docsPolicy, docsScript } from './docs-page.js';

describe('the page at /api/docs', () => {
  it('loads nothing from another host', () => {
    expect(`${docsPage}${docsScript}`).not.toMatch(/(https?:)?\/\/[a-z]/i);
    expect(docsPolicy).not.toMatch(/https?:|\*/);
  });

  it('has no script of its own between its tags: the policy would stop it', () => {
    expect(docsPage).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(docsPolicy).toContain("script-src 'self';");
  });
});
