import { storiesOn } from './stories-on.js';

storiesOn({ EVENT_STORE: 'eventstoredb', READ_STORE: 'sqlite' }, ['processing', 'unlinking', 'live-updates']);
