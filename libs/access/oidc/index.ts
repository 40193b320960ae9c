export * from './access-tokens.js';
export * from './issuer.js';
export * from './oidc-sign-in.js';
export * from './refusals.js';
export * from './settings.js';
