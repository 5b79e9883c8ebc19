import 'reflect-metadata'
import { getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from 'undici'

// Nothing in the tests leaves this machine: any host that is not loopback is a mistake.
const guarded = Symbol.for('dopusk.tests.loopback-only')
// A process that takes many files runs this before each of them.
if (!(guarded in getGlobalDispatcher())) {
  const real = getGlobalDispatcher()
  const loopbackOnly: Dispatcher['dispatch'] = (options, handler) => {
    const host = new URL(String(options.origin)).hostname
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) throw new Error(`a test asked ${host}`)
    return real.dispatch(options, handler)
  }
  setGlobalDispatcher(
    Object.assign(
      real.compose(() => loopbackOnly),
      { [guarded]: true },
    ),
  )
}
