import { storiesOn } from './stories-on.js';

storiesOn({ EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb' }, [
  'processing',
  'unlinking',
  'verification',
  'live-updates',
  'rebuild-while-working',
]);
