import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidInput } from '#kernel';
import { Caller } from '../http/caller.js';
import { auditLook } from './audit-look.js';

const actor = { kind: 'auditor', id: 'auditor' };

const callWith = (headers: Record<string, string>) =>
  new Caller(
    {
      headers,
      method: 'GET',
      routeOptions: { url: '/api/v1/audit/timeline' },
      identity: { actor },
      ip: '127.0.0.1',
    } as unknown as FastifyRequest,
    {} as FastifyReply,
  );

const at = (demoSignIn: 'off' | 'loopback') =>
  ({ config: { demoSignIn, publishedOn: '127.0.0.1' } }) as Parameters<typeof auditLook>[1];

const purpose = (headers: Record<string, string>, demo: 'off' | 'loopback' = 'off') =>
  auditLook(callWith(headers), at(demo), 'audit-timeline', 'case:B1').purpose;

test('a look says what was done, to which subject, and why', () => {
  expect(purpose({ 'caseledger-reason': 'Complaint 17' })).toEqual({
    task: 'audit-timeline case:B1',
    reason: 'Complaint 17',
  });
});

test('a reason in any alphabet comes encoded; one that only looks encoded stays', () => {
  expect(purpose({ 'caseledger-reason': encodeURIComponent('Queja de Núñez') }).reason).toBe(
    'Queja de Núñez',
  );
  expect(purpose({ 'caseledger-reason': '100% of them' }).reason).toBe('100% of them');
});

test.each<Record<string, string>>([{}, { 'caseledger-reason': '' }, { 'caseledger-reason': '%20' }])(
  'a look without a reason is refused at that field: %j',
  (headers) => {
    expect(() => purpose(headers)).toThrow(InvalidInput);
    expect(() => purpose(headers)).toThrow(/^reason: is missing/);
  },
);

test('in a demo a reason may stay out, and is kept where there is one', () => {
  expect(purpose({}, 'loopback').reason).toBe('Demo: no reason was given');
  expect(purpose({ 'caseledger-reason': 'Complaint 17' }, 'loopback').reason).toBe('Complaint 17');
});
