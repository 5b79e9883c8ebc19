import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { mostMegabytes, updForChz } from '../../../server/intake/upd-for-chz.js'
import { zip } from './zip-writer.js'

const body = '<Файл ВерсФорм="5.03"><Документ КНД="1115131"><СведТов НаимТов="Кефир"/></Документ></Файл>'
const said = (encoding: string, content = body) => `<?xml version="1.0" encoding="${encoding}"?>${content}`
const cp1251 = (text: string) => iconv.encode(text, 'windows-1251')
const utf8 = (text: string) => Buffer.from(text)

async function* parts(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const ready = async (bytes: Buffer) => {
  const made = await updForChz(parts(bytes, 64 * 1024))
  if (made.kind !== 'ready') throw new Error(made.why)
  return { text: iconv.decode(made.xml, 'windows-1251'), xml: made.xml, from: made.rewrittenFrom }
}

describe('УПД for ЧЗ', () => {
  it('is sent byte for byte where it is in windows-1251 and says so', async () => {
    const bytes = cp1251(said('windows-1251', `\r\n${body}\n`))
    const { xml, from } = await ready(bytes)
    expect(xml.equals(bytes)).toBe(true)
    expect(from).toBeNull()
  })

  it.each([
    ['UTF-8', utf8(said('utf-8')), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${said('utf-8')}`), 'utf-8'],
    ['UTF-8 that says windows-1251', utf8(said('windows-1251')), 'utf-8'],
    ['UTF-8 that says nothing', utf8(body), 'utf-8'],
    ['windows-1251 that says utf-8', cp1251(said('utf-8')), 'windows-1251'],
    ['windows-1251 that says nothing', cp1251(body), 'windows-1251'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${said('utf-16')}`, 'utf16le'), 'utf-16le'],
  ])('is written anew from %s, and says what it is', async (_what, bytes, from) => {
    const made = await ready(bytes)
    expect(made.text).toBe(said('windows-1251'))
    expect(made.from).toBe(from)
  })

  it('keeps letters that windows-1251 does not have, as references, where XML lets them stand', async () => {
    const content = body
      .replace('Кефир', 'Сидр «Brût» ½\u2009л 😀')
      .replace('</Документ>', '<КИЗ><![CDATA[01<&>½]]></КИЗ><!-- ½ --><!-- все --></Документ>')
    const { text } = await ready(utf8(said('utf-8', content)))
    expect(text).toContain('Сидр «Br&#251;t» &#189;&#8201;л &#128512;')
    expect(text).toContain('<КИЗ>01&lt;&amp;&gt;&#189;</КИЗ><!-- все -->')
  })

  it('leaves CDATA alone where its letters can be written', async () => {
    const { text } = await ready(
      utf8(said('utf-8', body.replace('</Документ>', '<![CDATA[<&]]></Документ>'))),
    )
    expect(text).toContain('<![CDATA[<&]]>')
  })

  it('is not sent where a name has such a letter', async () => {
    const bytes = utf8(said('utf-8', body.replace('НаимТов', 'Наïм')))
    expect(await updForChz(parts(bytes))).toEqual({ kind: 'cannot', why: 'letters' })
  })

  it('is taken out of the archive of an operator', async () => {
    const xml = cp1251(said('windows-1251'))
    const archive = zip(
      { name: 'protocol.pdf', bytes: Buffer.from('%PDF-1.4') },
      { name: 'ON_NSCHFDOPPR_1.xml', bytes: xml },
    )
    expect((await ready(archive)).xml.equals(xml)).toBe(true)
  })

  it('is not sent where it is larger than ЧЗ takes, or no XML at all', async () => {
    const long = cp1251(said('windows-1251', body.replace('Кефир', 'К'.repeat(mostMegabytes * 1024 * 1024))))
    expect(await updForChz(parts(long, 1 << 20))).toEqual({ kind: 'cannot', why: 'too-big' })
    expect(await updForChz(parts(Buffer.from('0104600000000015215xxxxxx\n')))).toEqual({
      kind: 'cannot',
      why: 'not-upd',
    })
  })
})
