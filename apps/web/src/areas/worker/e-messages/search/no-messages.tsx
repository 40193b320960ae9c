import { useCountyWorkers } from '../../parts/county-workers.js';
import type { MessageCriteria } from '../../parts/e-message-criteria.js';
import { waysWithout } from '../../parts/list/set-criteria.js';
import { Ways } from '../../parts/ways.js';
import { plainSearch, setMessageCriteria } from './set-message-criteria.js';

/** Nothing found: what else can be asked, each at one press. */
export function NoMessages({
  criteria,
  onAsk,
}: {
  readonly criteria: MessageCriteria;
  readonly onAsk: (criteria: MessageCriteria) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const plain = plainSearch(criteria);
  const county = { text: 'Show the county’s', onPress: () => onAsk({ ...criteria, worker: 'any', page: 1 }) };
  const all = {
    text: 'Show all e-Messages of the county',
    onPress: () => onAsk({ ...criteria, worker: 'any', waiting: 'any', page: 1 }),
  };
  if (plain === 'mine') return <Nothing text="Nothing waits for you." ways={[county]} />;
  if (plain === 'county') return <Nothing text="Nothing waits for the county." ways={[all]} />;
  if (plain === 'all')
    return (
      <Nothing
        text="There are no e-Messages in your county yet. New ones appear here by themselves."
        ways={[]}
      />
    );
  return (
    <Nothing text="No e-Messages match." ways={waysWithout(setMessageCriteria(criteria, nameOf), onAsk)} />
  );
}

const Nothing = ({
  text,
  ways,
}: {
  readonly text: string;
  readonly ways: Parameters<typeof Ways>[0]['ways'];
}) => (
  <div className="empty">
    <p>{text}</p>
    <Ways ways={ways} />
  </div>
);
