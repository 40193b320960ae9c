import type { ComponentProps } from 'react';
import { Pager } from '../../../../shared/pager.js';

type Pages = Omit<ComponentProps<typeof Pager>, 'label'>;

/** In the head of the results: also says how many there are. */
export const PagesAbove = (pages: Pages) =>
  pages.total > 0 && <Pager {...pages} label="Pages of results, above" />;

/** Once more below them, where there are other pages. */
export const PagesBelow = (pages: Pages) =>
  pages.total > pages.pageSize && <Pager {...pages} label="Pages of results, below" />;
