/** One step of a document's list, by its words there: a failure names the step that it happened in. */
export async function step<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error) error.stack = `in step "${name}": ${error.stack}`;
    throw error;
  }
}
