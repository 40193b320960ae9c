import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemText } from '../../../shared/problem-text.js';
import { useToast } from '../../../shell/toasts.js';
import { paths } from '../parts/navigation.js';
import { personQuery } from '../parts/person-query.js';

/** Opens somebody's Contact Detail within the first of their cases in the county. */
export function OpenContact({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [opening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    try {
      const { cases } = await queries.fetchQuery(personQuery(personId));
      const [first] = cases;
      if (first) await navigate(paths.contactDetail(first.caseNumber, personId));
    } catch (problem) {
      toast('error', problemText(problem, t));
    } finally {
      setOpening(false);
    }
  };
  return (
    <button
      type="button"
      className="usa-button usa-button--unstyled"
      aria-label={`Contact Detail of ${name}`}
      disabled={opening}
      onClick={() => void open()}
    >
      Contact Detail
    </button>
  );
}
