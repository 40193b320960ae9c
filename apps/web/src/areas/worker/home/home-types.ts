import type { components } from '#api-client';

type Schemas = components['schemas'];
export type WorkerHome = Schemas['WorkerHomeResponse'];
export type CountyWork = Schemas['CountyWorkBody'];
export type AgeGroup = Schemas['AgeGroupBody'];
