import 'reflect-metadata'
import { getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from 'undici'

// Nothing in the tests leaves this machine: any host that is not loopback is a mistake.
const real = getGlobalDispatcher()
const loopbackOnly: Dispatcher['dispatch'] = (options, handler) => {
  const host = new URL(String(options.origin)).hostname
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) throw new Error(`a test asked ${host}`)
  return real.dispatch(options, handler)
}
setGlobalDispatcher(real.compose(() => loopbackOnly))
