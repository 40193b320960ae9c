export { GridFileStore } from './grid-file-store.js';
