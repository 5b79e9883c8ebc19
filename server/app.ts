import express, { type Express } from 'express'
import { apiDocsRoutes, openapiRoute } from './api-docs/api-docs-routes.js'
import { endpoints } from './api-docs/endpoints.js'
import { makeApi } from './api.js'
import { makeAppParts, type AppOptions } from './app-parts.js'
import { readLastBackup } from './backups/last-backup.js'
import { channelsRoutes } from './channels/channels-routes.js'
import { claimsRoutes } from './claims/claims-routes.js'
import { codesRoutes } from './codes/codes-routes.js'
import { deliveriesRoutes } from './deliveries/deliveries-routes.js'
import { healthRoutes } from './health/health-routes.js'
import { makeMetrics } from './health/metrics.js'
import { rulesRoutes } from './settings/rules-routes.js'
import { queueBoardRoutes } from './queue-board/queue-board-routes.js'
import { usersRoutes } from './users/users-routes.js'
import { accessLog } from './web/access-log.js'
import { apiToken } from './web/api-token.js'
import { csrf } from './web/csrf.js'
import { currentUser } from './web/current-user.js'
import { errorPage } from './web/error-page.js'
import { galleryRoutes } from './web/gallery.js'
import { nothingHere } from './web/not-found.js'
import { refuseNul } from './web/refuse-nul.js'
import { securityHeaders } from './web/security.js'
import { sessions } from './web/sessions.js'
import { tokenJournal } from './web/token-journal.js'
import { upload } from './web/upload.js'

/** Everything a request meets, in this order. */
export function makeApp(options: AppOptions): Express {
  const { config, log, clock, database } = options
  const parts = makeAppParts(options)
  const { web, views, assets, queries, claims, common, rules, line, storeName } = parts
  const secure = Boolean(config.TLS_CERT_FILE)
  const token = apiToken(config.DOPUSK_API_TOKEN, tokenJournal({ database, clock }))
  const uploads = upload({ folder: options.uploadFolder, maxMegabytes: config.DOPUSK_MAX_UPLOAD_MB })
  const metrics = makeMetrics({
    database,
    clock,
    requestsPerSecond: config.DOPUSK_REQUESTS_PER_SECOND,
    lastBackupAt: async () => (await readLastBackup(database.read)).at,
  })

  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders({ secure }))
  app.use(healthRoutes({ database, clock, metrics, withToken: token }))
  app.use(assets.router)
  app.use(accessLog({ log, clock }))
  app.use(openapiRoute(endpoints, token))
  app.use('/api/v1', makeApi(options, parts, { token, upload: uploads }))
  app.use(sessions({ database, secret: options.sessionSecret, secure, clock }))
  app.use(currentUser((id) => queries.users.findSignedIn(id)))
  app.use(express.urlencoded({ extended: false, limit: '20mb' }))
  app.use(csrf({ upload: uploads }))
  app.use(refuseNul)
  app.get('/', (_req, res) => res.redirect(303, '/deliveries'))
  app.use(usersRoutes({ database, clock, web, secure, service: options.users, queries: queries.users }))
  app.use(apiDocsRoutes({ web, assets, endpoints }))
  app.use(galleryRoutes({ web, views }))
  app.use(queueBoardRoutes({ web, board: options.board }))
  app.use(deliveriesRoutes({ ...common, queries: queries.deliveries }))
  app.use(codesRoutes({ ...common, queries: queries.codes }))
  app.use(claimsRoutes({ ...claims, web, assets }))
  app.use(rulesRoutes({ ...common, storeName, rules }))
  app.use(channelsRoutes({ ...common, ...line, queries: queries.channels }))
  app.use(nothingHere())
  app.use(errorPage({ log, web, clock, timeZone: config.DOPUSK_TIMEZONE }))
  return app
}
