/** The customer portal's own texts, in English. */
export const portal = {
  nav: { label: 'Portal', link: 'Link my case', links: 'My links', requests: 'My requests' },
  home: { title: 'Your case online' },
} as const;
