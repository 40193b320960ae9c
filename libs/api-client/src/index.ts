export { type Api, type ApiClient, type ApiOptions, answered, createApi } from './api.js';
export type { components, paths } from './generated/schema.js';
export { ApiProblem, type FieldError, problemFrom, unreachable } from './problem.js';
