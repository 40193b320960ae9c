import { useSearchParams } from 'react-router';
import { Page } from '../../../shared/page.js';
import { type AuditSubject, type SubjectKind, subjectKinds, subjectName } from '../parts/subject.js';
import { WithSubject } from '../parts/with-subject.js';
import { AsOfForm, type AsOfWish } from './as-of-form.js';
import { Standing } from './standing.js';
import { useAsOf } from './use-as-of.js';

/** A worker acts, and has no state. */
const kinds: readonly SubjectKind[] = subjectKinds.filter((each) => each !== 'worker');

/** How a subject stood at a moment, or at two side by side. */
export default function AsOfPage() {
  return (
    <Page title="As of">
      <WithSubject kinds={kinds}>{(subject) => <AsOf subject={subject} />}</WithSubject>
    </Page>
  );
}

function AsOf({ subject }: { readonly subject: AuditSubject }) {
  const [address, setAddress] = useSearchParams();
  const clock = address.get('clock') === 'happened' ? 'happened' : 'recorded';
  const wish: AsOfWish = {
    at: address.get('at') ?? '',
    compareTo: address.get('compareTo') ?? '',
    clock,
    look: address.get('look') ?? '',
  };
  const show = ({ at, compareTo, clock: by }: AsOfWish) =>
    setAddress({
      subject: subjectName(subject),
      at,
      ...(compareTo !== '' && { compareTo }),
      ...(by === 'happened' && { clock: by }),
    });
  const found = useAsOf(subject, wish);
  return (
    <>
      <AsOfForm key={JSON.stringify(wish)} wish={wish} onShow={show} />
      {(wish.at !== '' || wish.look !== '') && (
        <Standing found={found} onFirst={(at) => show({ ...wish, at, compareTo: '', look: '' })} />
      )}
    </>
  );
}
