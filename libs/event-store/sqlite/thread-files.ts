/** Where the compiled thread entries are. Loaded only when a thread is started: a CommonJS test cannot read it. */
export const writerThread = new URL('./writer-thread.js', import.meta.url);
export const checkpointThread = new URL('./checkpoint-thread.js', import.meta.url);
