import type { Response } from 'express'
import type { Clock } from '../clock.js'
import type { WireAnswer } from './wire-answer.js'

/** What of a mood decides whether an answer arrives at all. */
interface Delivery {
  answer: string | number
  latencyMs?: number
}

/** Answers late, never, in half or plainly, as the mood says. */
export async function sendInMood(
  res: Response,
  { answer, latencyMs }: Delivery,
  { clock, answerOf }: { clock: Clock; answerOf: () => WireAnswer },
): Promise<void> {
  if (latencyMs) await clock.wait(latencyMs)
  if (answer === 'silence') return
  if (answer === 'cut') return void res.socket?.destroy()
  if (answer === 'half') sendHalf(res, answerOf())
  else sendAnswer(res, answerOf())
}

export function sendAnswer(res: Response, answer: WireAnswer): void {
  res.status(answer.status).set(answer.headers ?? {})
  if (answer.type) res.type(answer.type)
  res.end(answer.body)
}

/** Promises the whole body, sends the first half of it and cuts the connection. */
function sendHalf(res: Response, answer: WireAnswer): void {
  const body = Buffer.from(answer.body)
  res.writeHead(answer.status, { 'Content-Type': 'application/json', 'Content-Length': body.length })
  res.write(body.subarray(0, body.length >> 1), () => res.socket?.destroy())
}
