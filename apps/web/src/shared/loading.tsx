import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { after } from './wall-clock.js';

/** Says so only to those who have to wait: nothing flickers where the answer is quick. */
export function Loading() {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useEffect(() => after(300, () => setLong(true)), []);
  return (
    <p className="loading" role="status">
      {long && t('shell.loading')}
    </p>
  );
}
