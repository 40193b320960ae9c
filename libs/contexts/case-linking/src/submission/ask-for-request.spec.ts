import { given } from '#engine/testing';
import { submissionId, workerId } from '#kernel';
import { actorOf, assignedIn19, in19, later, rejectedIn, submitted, worker } from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const colleague = workerId('w-2');
const third = workerId('w-3');
const of = { submissionId: submissionId('s-1'), ...in19, at: later };
const asking = (who = colleague) => ({ kind: 'ask-for', ...in19, at: later, by: actorOf(who) }) as const;
const declining = (asker = colleague, who = worker) =>
  ({ kind: 'decline-asking', ...in19, at: later, by: actorOf(who), asker }) as const;
const asked = (by = colleague) => ({ type: 'RequestAskedFor', data: { ...of, by, of: worker } }) as const;
const declined = { type: 'AskingDeclined', data: { ...of, by: worker, asker: colleague } } as const;
const held = [...submitted(), assignedIn19()];

test('a colleague is asked for what they have in hand, once', () => {
  given(submissionDecider, held).when(asking()).then([asked()]);
  given(submissionDecider, held).when(asking()).thenAgainNothing();
});

test('nobody is asked for what nobody has, nor oneself', () => {
  given(submissionDecider, submitted()).when(asking()).thenRefused('conflict');
  given(submissionDecider, held).when(asking(worker)).then([]);
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(asking())
    .thenRefused('request_not_pending');
});

test('who has it keeps it, and may be asked once more', () => {
  given(submissionDecider, [...held, asked()])
    .when(declining())
    .then([declined]);
  given(submissionDecider, [...held, asked()])
    .when(declining())
    .thenAgainNothing();
  given(submissionDecider, [...held, asked(), declined])
    .when(asking())
    .then([asked()]);
});

test('one is answered, and not the other', () => {
  given(submissionDecider, [...held, asked(), asked(third), declined])
    .when(asking(third))
    .then([]);
});

test('only who has it answers', () => {
  given(submissionDecider, [...held, asked()])
    .when(declining(colleague, third))
    .thenRefused('assigned_to_colleague');
});

test('handing it over answers everybody who asked', () => {
  const given19 = assignedIn19(colleague, 'assigned');
  const handed = { ...given19, data: { ...given19.data, from: worker } } as const;
  given(submissionDecider, [...held, asked(), asked(third), handed])
    .when(declining(third, colleague))
    .then([]);
});
