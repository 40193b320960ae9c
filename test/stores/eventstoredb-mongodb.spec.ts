import { storiesOn } from './stories-on.js';

/** Processing and unlinking: two-instances.spec.ts, on the same stores. */
storiesOn({ EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb' }, ['verification', 'rebuild-while-working']);
