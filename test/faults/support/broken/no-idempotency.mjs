// Built-in fault: nobody recognises a command that was sent before.
import { Idempotency } from '../../../../dist/libs/engine/src/deciding/idempotency.js';

Idempotency.prototype.earlier = () => undefined;
