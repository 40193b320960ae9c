import { storiesOn } from './stories-on.js';

storiesOn({ EVENT_STORE: 'sqlite', READ_STORE: 'mongodb' }, ['processing', 'unlinking', 'sharing-work']);
