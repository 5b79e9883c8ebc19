import { spawnSync } from 'node:child_process'
import process from 'node:process'

// Only a shell can set the limit of a process that it becomes.
const { status } = spawnSync('sh', ['-c', process.env.LIMITED], { stdio: 'inherit' })
process.exit(status)
