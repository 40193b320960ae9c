/** Of the query for the own county's settings. */
export const settingsKey = ['county-settings'] as const;
