import type { Answer, TestApp } from './test-app.js';

/** The part of a browser that signing in needs: it keeps cookies by host and path, and is told where to go. */
export class Browser {
  private readonly jar = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(
    private readonly app: TestApp,
    private readonly publicUrl: string,
  ) {}

  /** A page of ours, asked for as a browser does. */
  async open(path: string): Promise<Answer> {
    return this.ask('GET', path, { accept: 'text/html' });
  }

  /** A call that a page of ours makes. */
  async ask(method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>> = {}) {
    const sent = { ...headers, cookie: this.cookiesFor('ours', path) };
    const answer = await this.app.call(method, path, method === 'POST' ? {} : undefined, sent);
    const set = answer.headers['set-cookie'];
    this.keep('ours', set === undefined ? [] : [set].flat().map(String));
    return answer;
  }

  /** Follows where the issuer sends it, until it is sent back to us: that address, without its origin. */
  async atIssuer(address: string): Promise<string> {
    let url = new URL(address);
    for (let hops = 0; hops < 10; hops++) {
      if (url.origin === new URL(this.publicUrl).origin) return `${url.pathname}${url.search}`;
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: this.cookiesFor('issuer', url.pathname) },
      });
      this.keep('issuer', answer.headers.getSetCookie());
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`the issuer shows ${answer.status}: ${await answer.text()}`);
      url = new URL(next, url);
    }
    throw new Error('the issuer sends the browser in circles');
  }

  /** From our sign-in to the callback, which is not called yet. */
  async untilCallback(returnTo = '/worker'): Promise<string> {
    const begun = await this.open(`/api/v1/oidc/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    if (begun.status !== 302) throw new Error(`the sign-in did not begin: ${begun.status} ${begun.text}`);
    return this.atIssuer(String(begun.headers.location));
  }

  async signIn(returnTo?: string): Promise<Answer> {
    return this.open(await this.untilCallback(returnTo));
  }

  cookie(name: string): string | undefined {
    return this.jar.get(`ours ${name}`)?.value;
  }

  /** Keeps what somebody else's browser held. */
  take(name: string, value: string, path = '/'): void {
    this.jar.set(`ours ${name}`, { value, path });
  }

  private cookiesFor(site: string, path: string): string {
    return [...this.jar]
      .filter(([key, cookie]) => key.startsWith(`${site} `) && path.startsWith(cookie.path))
      .map(([key, { value }]) => `${key.slice(site.length + 1)}=${value}`)
      .join('; ');
  }

  private keep(site: string, set: readonly string[]): void {
    for (const each of set) {
      const [pair = '', ...attributes] = each.split(';').map((part) => part.trim());
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const path = attributes.find((part) => part.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      const gone =
        value === '' || attributes.some((part) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(part));
      if (gone) this.jar.delete(`${site} ${name}`);
      else this.jar.set(`${site} ${name}`, { value, path });
    }
  }
}
