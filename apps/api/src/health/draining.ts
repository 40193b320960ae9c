import { Injectable } from '@nestjs/common';

/** Set when the server was told to stop: it finishes what it has and takes no more. */
@Injectable()
export class Draining {
  begun = false;
}
