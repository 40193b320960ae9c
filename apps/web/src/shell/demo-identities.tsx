import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, type components } from '#api-client';
import { api } from '../shared/api.js';
import { longDateText } from '../shared/dates.js';
import { Loading } from '../shared/loading.js';
import { ProblemAlert } from '../shared/problem-alert.js';
import { homeOf } from './areas.js';
import { useSession } from './session.js';

type DemoIdentity = components['schemas']['DemoIdentityBody'];

const order = [
  'customer',
  'worker',
  'viewer',
  'supervisor',
  'partner',
  'auditor',
  'ops',
  'help_desk',
  'registry',
] as const;

/** The invented people of the demo, by role; one press signs in. `only` offers just that one. */
export function DemoIdentities({
  only,
  onSignedIn,
}: {
  readonly only?: string;
  readonly onSignedIn?: (identity: DemoIdentity) => void;
}) {
  const { t } = useTranslation();
  const { signedIn } = useSession();
  const list = useQuery({
    queryKey: ['demo-identities'],
    queryFn: () => answered(api.GET('/api/v1/demo/identities')),
    staleTime: Infinity,
  });
  const signIn = useMutation({
    mutationFn: async (identity: DemoIdentity) => {
      await answered(api.POST('/api/v1/demo/session', { body: { identity: identity.id } }));
      await signedIn();
      return identity;
    },
    onSuccess: (identity) => onSignedIn?.(identity),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ProblemAlert problem={list.error} />;
  const offered = list.data.items.filter(({ id }) => only === undefined || id === only);
  const button = (each: DemoIdentity) => (
    <button
      type="button"
      className="usa-button usa-button--outline identity"
      disabled={signIn.isPending}
      onClick={() => signIn.mutate(each)}
    >
      <strong>{each.name}</strong> <span className="identity__id">{each.id}</span>
    </button>
  );
  return (
    <>
      {signIn.isError && <ProblemAlert problem={signIn.error} />}
      {only !== undefined
        ? offered.map((each) => <p key={each.id}>{button(each)}</p>)
        : order.map((role) => {
            const [shown, more] = split(offered.filter((each) => each.role === role));
            if (shown.length === 0) return null;
            return (
              <section key={role} aria-labelledby={`role-${role}`}>
                <h2 id={`role-${role}`} className="identities__role">
                  {t(`role.${role}`)}
                </h2>
                {homeOf(role) === '/no-pages' && <p className="muted">{t('signIn.noPages')}</p>}
                <ul className="identities">
                  {shown.map((each) => (
                    <li key={each.id}>
                      {button(each)}
                      {each.toTry && <ToTry toTry={each.toTry} />}
                    </li>
                  ))}
                </ul>
                {more.length > 0 && (
                  <details>
                    <summary>{t('signIn.otherCounties', { count: more.length })}</summary>
                    <ul className="identities">
                      {more.map((each) => (
                        <li key={each.id}>{button(each)}</li>
                      ))}
                    </ul>
                  </details>
                )}
              </section>
            );
          })}
    </>
  );
}

/** What this customer enters on the page "Link my case", and what comes of it. */
function ToTry({ toTry }: { readonly toTry: NonNullable<DemoIdentity['toTry']> }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="identity__try">
      <span lang="en">{toTry.story}</span>{' '}
      {t('signIn.enter', { ...toTry, dateOfBirth: longDateText(toTry.dateOfBirth, i18n.language) })}
    </p>
  );
}

/** Los Angeles and Sacramento first: the tours of the documentation are played there. */
function split(all: readonly DemoIdentity[]): [readonly DemoIdentity[], readonly DemoIdentity[]] {
  const first = all.filter(({ county }) => county === null || county === '19' || county === '34');
  return [first, all.filter((each) => !first.includes(each))];
}
