/**
 * A piece of a shell script as it is written: backslashes stay. Bash's own `$` before a brace stands as `\\${`, for it means
 * something else here.
 */
export const shell = (text: TemplateStringsArray): string => text.raw.join('').replaceAll('\\${', '${');
