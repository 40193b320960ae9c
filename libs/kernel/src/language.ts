/** Languages in which customers read pages and messages. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
