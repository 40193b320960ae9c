import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Sessions } from '#access';
import { contexts, Runtime, System } from '#composition';
import { Engine } from '#engine';
import { DeadLetters } from '#operations';
import { FlowPorts, flowHandlers } from '#processes';
import { AsOfController } from './audit/as-of/as-of.controller.js';
import { LedgerController } from './audit/ledger/ledger.controller.js';
import { VerifyRuns } from './audit/ledger/verify-runs.js';
import { LooksController } from './audit/looks/looks.controller.js';
import { LooksCsvController } from './audit/looks/looks-csv.controller.js';
import { TimelineController } from './audit/timeline/timeline.controller.js';
import { TimelineCsvController } from './audit/timeline/timeline-csv.controller.js';
import { ExportsController } from './case-exports/exports.controller.js';
import { ExportsAtWork } from './case-exports/exports-at-work.js';
import { BulkController } from './case-linking/bulk.controller.js';
import { CaseLinkRequestsController } from './case-linking/case-link-requests.controller.js';
import { CountyWorkersController } from './case-linking/county-workers.controller.js';
import { PersonLinksController } from './case-linking/person-links.controller.js';
import { PortalLinkingController } from './case-linking/portal-linking.controller.js';
import { PresenceController } from './case-linking/presence.controller.js';
import { Presence } from './case-linking/presence.js';
import { RequestActions } from './case-linking/request-actions.js';
import { RequestCareController } from './case-linking/request-care.controller.js';
import { UnlinkController } from './case-linking/unlink.controller.js';
import { CountiesController } from './county-settings/counties.controller.js';
import { SettingsController } from './county-settings/settings.controller.js';
import { eMessageControllers, eMessageProviders } from './e-messages/index.js';
import { ErasureTasks } from './erasure/erasure-tasks.js';
import { ErasuresController } from './erasure/erasures.controller.js';
import { HoldsController } from './erasure/holds.controller.js';
import { Draining } from './health/draining.js';
import { HealthController } from './health/health.controller.js';
import { AccessGuard } from './http/access.guard.js';
import { Freshness } from './http/freshness.js';
import { assertOneHandlerEach } from './http/handlers-check.js';
import { OwnCounty } from './http/own-county.js';
import { policiesOf } from './http/policy-check.js';
import { ProblemFilter } from './http/problem.filter.js';
import { UploadCapacity } from './http/uploads/index.js';
import { Validation } from './http/validation.js';
import { LiveController } from './live/live.controller.js';
import { LiveHub } from './live/live-hub.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { BackupsController } from './ops/backups.controller.js';
import { BatchesController } from './ops/batches.controller.js';
import { DeadLettersController } from './ops/dead-letters.controller.js';
import { OutboxController } from './ops/outbox.controller.js';
import { ProjectionsController } from './ops/projections.controller.js';
import { Rebuilds } from './ops/rebuilds.js';
import { registryControllers, registryProviders } from './person-registry/index.js';
import { AccountController } from './portal-accounts/account.controller.js';
import { DemoController } from './sign-in/demo.controller.js';
import { OidcController } from './sign-in/oidc.controller.js';
import { SessionController } from './sign-in/session.controller.js';
import { CaseHistoryController } from './worklist/case-history.controller.js';
import { HomeController } from './worklist/home.controller.js';

/** What the app is made of that was opened before it. */
export interface AppParts {
  readonly system: System;
  readonly runtime: Runtime;
  readonly metrics: Metrics;
}

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  static with({ system, runtime, metrics }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [
        DemoController,
        SessionController,
        OidcController,
        PersonLinksController,
        PortalLinkingController,
        AccountController,
        BulkController,
        RequestCareController,
        CaseLinkRequestsController,
        CountyWorkersController,
        HomeController,
        CaseHistoryController,
        TimelineController,
        TimelineCsvController,
        AsOfController,
        PresenceController,
        UnlinkController,
        CountiesController,
        SettingsController,
        ...registryControllers,
        ...eMessageControllers,
        LedgerController,
        ErasuresController,
        HoldsController,
        ExportsController,
        LooksController,
        LooksCsvController,
        ProjectionsController,
        DeadLettersController,
        OutboxController,
        BackupsController,
        BatchesController,
        LiveController,
        HealthController,
        MetricsController,
      ],
      providers: [
        { provide: System, useValue: system },
        { provide: Runtime, useValue: runtime },
        { provide: Metrics, useValue: metrics },
        { provide: Engine, useValue: system.engine },
        { provide: Sessions, useValue: system.sessions },
        { provide: FlowPorts, useValue: system.flows },
        { provide: DeadLetters, useFactory: () => new DeadLetters(system) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: Validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...contexts.flatMap(({ handlers }) => handlers),
        ...flowHandlers,
        ...registryProviders,
        ...eMessageProviders,
        Freshness,
        UploadCapacity,
        OwnCounty,
        ErasureTasks,
        Presence,
        RequestActions,
        LiveHub,
        Rebuilds,
        VerifyRuns,
        ExportsAtWork,
        Draining,
      ],
    };
  }

  /** A route without a declared policy, or a message with two handlers, stops the boot. */
  onModuleInit(): void {
    assertOneHandlerEach(this.discovery);
    policiesOf(this.discovery, this.reflector);
  }
}
