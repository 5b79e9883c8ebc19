import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import {
  actFile,
  blockedLine,
  checkedDelivery,
  claimsBench,
  sampleLines,
} from '/work/main/test/server/claims/claim-fixture.js'
it('writes', async () => {
  for (const [name, lines] of Object.entries({
    c1: [blockedLine(1)],
    c14: sampleLines,
    c300: [blockedLine(300)],
    c5000: Array.from({ length: 40 }, (_, i) =>
      blockedLine(
        125,
        'Сырок творожный глазированный с варёным сгущённым молоком «Берег детства», 23 %, 45 г № ' + i,
      ),
    ),
  })) {
    const bench = await claimsBench({ training: name === 'c300' })
    const delivery = await checkedDelivery(bench, lines)
    const t = performance.now()
    const made = await bench.claims.service.makeClaim(delivery.id, {
      userId: null,
      details:
        name === 'c14'
          ? {
              vehicle: 'А 123 ВС 69',
              seals: '№ 0044171, цела',
              startedAt: bench.clock.now() - 3600000,
              endedAt: bench.clock.now(),
              keptAt: 'карантин К-2',
              chairPosition: 'директор магазина',
              chairName: 'Орлова М. В.',
            }
          : {},
    })
    const t2 = performance.now()
    writeFileSync('/tmp/claims/' + name + '.html', await actFile(bench.claims, made.id))
    console.log(name, made, t2 - t, performance.now() - t2)
    await bench.database.close()
  }
}, 120000)
