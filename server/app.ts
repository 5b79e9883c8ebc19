import express, { Router, type Express } from 'express'
import { makeAppParts, type AppOptions } from './app-parts.js'
import { claimsApi } from './claims/claims-api.js'
import { claimsRoutes } from './claims/claims-routes.js'
import { codesApi } from './codes/codes-api.js'
import { codesRoutes } from './codes/codes-routes.js'
import { deliveriesApi } from './deliveries/deliveries-api.js'
import { deliveriesRoutes } from './deliveries/deliveries-routes.js'
import { healthRoutes } from './health/health-routes.js'
import { makeMetrics } from './health/metrics.js'
import { usersRoutes } from './users/users-routes.js'
import { accessLog } from './web/access-log.js'
import { apiToken } from './web/api-token.js'
import { csrf } from './web/csrf.js'
import { currentUser } from './web/current-user.js'
import { errorPage } from './web/error-page.js'
import { galleryRoutes } from './web/gallery.js'
import { nothingHere } from './web/not-found.js'
import { securityHeaders } from './web/security.js'
import { sessions } from './web/sessions.js'
import { tokenJournal } from './web/token-journal.js'
import { upload } from './web/upload.js'

/** Everything a request meets, in this order. */
export function makeApp(options: AppOptions): Express {
  const { config, log, clock, database } = options
  const { web, views, assets, queries, claims, common } = makeAppParts(options)
  const secure = Boolean(config.TLS_CERT_FILE)
  const token = apiToken(config.DOPUSK_API_TOKEN, tokenJournal({ database, clock }))
  const maxUploadMegabytes = config.DOPUSK_MAX_UPLOAD_MB
  const uploads = upload({ folder: options.uploadFolder, maxMegabytes: maxUploadMegabytes })
  const api = Router()
    .use(token)
    .use(deliveriesApi({ ...common, queries: queries.deliveries, upload: uploads, maxUploadMegabytes }))
    .use(codesApi({ web, queries: queries.codes }))
    .use(claimsApi({ web, claims }))

  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders({ secure }))
  app.use(healthRoutes({ database, clock, metrics: makeMetrics(database), withToken: token }))
  app.use(assets.router)
  app.use(accessLog({ log, clock }))
  app.use('/api/v1', api)
  app.use(sessions({ database, secret: options.sessionSecret, secure, clock }))
  app.use(currentUser((id) => queries.users.findSignedIn(id)))
  app.use(express.urlencoded({ extended: false, limit: '20mb' }))
  app.use(csrf({ upload: uploads }))
  app.get('/', (_req, res) => res.redirect(303, '/deliveries'))
  app.use(usersRoutes({ database, clock, web, secure, service: options.users, queries: queries.users }))
  app.use(galleryRoutes({ web, views }))
  app.use(deliveriesRoutes({ ...common, queries: queries.deliveries }))
  app.use(codesRoutes({ ...common, queries: queries.codes }))
  app.use(claimsRoutes({ ...claims, web, assets }))
  app.use(nothingHere())
  app.use(errorPage({ log, web, clock, timeZone: config.DOPUSK_TIMEZONE }))
  return app
}
