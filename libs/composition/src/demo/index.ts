export { demoCustomers } from './customers-file.js';
export type { DemoCustomer } from './facts.js';
export { makeDemo, type Say } from './make-demo.js';
export { intendDemoData, needsDemoData, readPlan } from './plan-file.js';
