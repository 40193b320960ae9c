import type { portal as english } from './en-portal.js';
import type { Translated } from './translated.js';

export const portal: Translated<typeof english> = {
  nav: { label: 'Portal', link: 'Vincular mi caso', links: 'Mis vínculos', requests: 'Mis solicitudes' },
  home: { title: 'Su caso en línea' },
};
