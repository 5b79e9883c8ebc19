import { freshDatabase } from '../database.js'
import { legalEntitiesContract } from './legal-entities-contract.js'

legalEntitiesContract('SQLite', freshDatabase)
