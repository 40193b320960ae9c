import { refusals } from '#kernel';

export const refuse = refusals({
  never_mailed: 'This message was never handed to a mail server, so it cannot have come back.',
});
