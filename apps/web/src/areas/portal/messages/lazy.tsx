import { lazy, Suspense } from 'react';
import { loadTexts } from '../../../i18n/index.js';
import { Loading } from '../../../shared/loading.js';

const Area = lazy(async () => {
  const { MessagesArea, texts } = await import('./area.js');
  await loadTexts({ en: texts, es: () => import('./texts/es.js') });
  return { default: MessagesArea };
});

/** The pages of messages with their texts, which the portal's first load does without. */
export function Messages() {
  return (
    <Suspense fallback={<Loading />}>
      <Area />
    </Suspense>
  );
}
