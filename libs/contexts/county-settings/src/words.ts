import { listed, type Part, said, wordsForAuditors } from '#bounded-context';
import type { CountySettingsEvent } from './settings/events.js';

/** What a county set, in words: names of settings as the settings page has them in its address. */
export const settingsWords = wordsForAuditors<CountySettingsEvent>((event): readonly Part[] => {
  const { county } = event.data;
  switch (event.type) {
    case 'CountySettingsChanged':
      return said`Settings of county ${county} changed: ${listed(Object.keys(event.data.to).map(spaced))}.`;
    case 'CountyContactChanged':
      return said`How customers reach county ${county} changed.`;
  }
});

const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (each) => ` ${each.toLowerCase()}`);
