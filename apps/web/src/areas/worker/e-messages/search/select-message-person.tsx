import { Page } from '../../../../shared/page.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { noCriteria } from '../../parts/person-finder/person-criteria.js';
import { PersonFinder } from '../../parts/person-finder/person-finder.js';

const start = { criteria: noCriteria, searched: null, page: 1, chosen: null };

/** Select Person of e-Messages Search. */
export function SelectMessagePerson() {
  const { kept, personal, remember, to } = useMessagePlace();
  const back = kept.back?.to ?? paths.eMessages;
  return (
    <Page title="Select Person">
      <p className="page__about">Whose e-Messages do you want to see?</p>
      <PersonFinder
        place={kept.persons ?? start}
        onPlace={(persons) => void remember({ persons })}
        onSelect={(personId, personName) =>
          void to(back, { personal: { ...personal, personId, personName } })
        }
        onCancel={() => void to(back, { personal })}
      />
    </Page>
  );
}
