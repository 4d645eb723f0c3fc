// ServiceStack's own client against a generated handler that answers requests as they came.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { JsonApiClient, JsonServiceClient, JSV, toDate, toDateTime } from '@servicestack/client'
import * as zoo from './zoo.mjs'

const host = process.env.SSGEN_HOST
const client = () => new JsonServiceClient(host + '/zoo')
const forgotten = async () => (await fetch(host + '/forgotten')).json()

/** @param {object} got what came back; @param {object} want the members to look at */
function includes(got, want) {
    for (const [name, value] of Object.entries(want)) assert.deepEqual(got[name], value, name)
}

const everything = {
    bool: true, nullableBool: false, byte: 255, sByte: -128, short: -5, uShort: 65535, int: 7, nullableInt: 0, uInt: 4294967295,
    long: 9007199254740991, uLong: 9007199254740991, float: 1.5, double: -1e300, nullableDouble: 0.1, decimal: 12345.6789, char: ',',
    string: 'a,b:{c} [d] "e" & f=g + %41 \n ä 😀', dateOnly: '2026-01-02', timeOnly: '03:04:05', timeSpan: 'PT1H2M3S',
    bytes: 'aGVsbG8=', uri: 'https://example.org/a?b=c&d=e', color: 'Green', nullableColor: 'Blue',
}
const guid = '9d7c2d9d-5b0f-4a3c-8a52-8f6d1a2b3c4d'
// GUIDs are answered without dashes, and a time of day as a duration, as servers do.
const answered = { ...everything, timeOnly: 'PT3H4M5S', nullableGuid: guid.replaceAll('-', ''), guid: guid.replaceAll('-', '') }

describe('every kind of value', () => {
    const request = new zoo.AllTypes({ ...everything, guid, nullableGuid: guid })
    for (const basePath of ['api', '']) {
        const call = () => client().useBasePath(basePath)
        test(`GET in the query string, base path "${basePath}"`, async () => includes(await call().get(request), answered))
        test(`POST as JSON, base path "${basePath}"`, async () => includes(await call().post(request), answered))
        test(`PUT as JSON, base path "${basePath}"`, async () => includes(await call().put(request), answered))
        test(`PATCH as JSON, base path "${basePath}"`, async () => includes(await call().patch(request), answered))
    }
    test('send chooses the verb', async () => includes(await client().send(request), answered))
    test('PUT to a route', async () => includes(await client().putToUrl('/zoo/types', request), answered))
    test('POST to a route', async () => includes(await client().postToUrl('/zoo/types', request), answered))
    test('GET of a route, with arguments', async () => {
        const got = await client().get('/zoo/types/42', { string: 'ä/b?c', color: 'Blue' })
        includes(got, { int: 42, string: 'ä/b?c', color: 'Blue' })
    })
    test('an unknown verb for a route', async () => {
        await assert.rejects(client().patchToUrl('/zoo/types', request), e => e.responseStatus.errorCode == '404')
    })
    test('bytes in the query string', async () => {
        includes(await client().get(new zoo.AllTypes({ bytes: new Uint8Array([104, 101, 108, 108, 111]) })), { bytes: 'aGVsbG8=' })
    })
    test('null and undefined are not given', async () => {
        const got = await client().get(new zoo.AllTypes({ int: 1, nullableInt: null, string: undefined, nullableColor: null }))
        assert.ok(!('nullableInt' in got) && !('string' in got) && !('nullableColor' in got), JSON.stringify(got))
    })
})

describe('dates', () => {
    const day = new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 789))
    for (const [name, text] of Object.entries({
        'a Date, as JSON writes it': day, 'toISOString': day.toISOString(), 'toDateTime': toDateTime(day),
        'an offset': '2026-02-03T06:05:06.789+02:00',
    })) {
        test(`${name}, in a body`, async () => {
            const got = await client().post(new zoo.AllTypes({ dateTime: text, nullableDateTime: text, dateTimeOffset: text }))
            for (const member of ['dateTime', 'nullableDateTime', 'dateTimeOffset']) assert.equal(+toDate(got[member]), +day, member)
        })
    }
    for (const [name, text] of Object.entries({ 'toISOString': day.toISOString(), 'toDateTime': toDateTime(day) })) {
        test(`${name}, in the query string`, async () => {
            const got = await client().get(new zoo.AllTypes({ dateTime: text, nullableDateTime: text, dateTimeOffset: text }))
            for (const member of ['dateTime', 'nullableDateTime', 'dateTimeOffset']) assert.equal(+toDate(got[member]), +day, member)
        })
    }
    test('a day alone, in the query string', async () => {
        const got = await client().get(new zoo.AllTypes({ dateTime: '2026-02-03' }))
        assert.equal(toDate(got.dateTime).toISOString(), '2026-02-03T00:00:00.000Z')
    })
    test('a Date as text, which .NET does not read', async () => {
        await assert.rejects(client().get(new zoo.AllTypes({ dateTime: day })), e => e.responseStatus.errors[0].fieldName == 'dateTime')
    })
})

test('enums by number, by name, as flags and with a spelling of their own', async () => {
    const request = new zoo.EnumZoo({
        color: 'Red', maybeColor: 'Blue', level: zoo.Level.Mid, access: zoo.Access.Read | zoo.Access.Execute, maybeAccess: zoo.Access.None,
        priority: zoo.Priority.Lowest, region: zoo.Region.ApSouth, tiny: zoo.Tiny.B, levels: [zoo.Level.Low, 'High'],
        byRegion: { [zoo.Region.EuWest]: zoo.Level.High },
    })
    const want = {
        color: 'Red', maybeColor: 'Blue', level: 'Mid', access: 5, maybeAccess: 0, priority: 'Lowest', region: 'ap,south', tiny: 'B',
        levels: ['Low', 'High'], byRegion: { 'eu west': 'High' },
    }
    includes(await client().post(request), want)
    delete request.levels
    delete request.byRegion
    const { levels, byRegion, ...single } = want
    includes(await client().get(request), single)
})

const collections = {
    intArray: [1, 2, 3], nullableIntArray: [1, null, 3], stringList: ['a', 'b,c', '"d"', '', 'e:f'], stringSet: ['x'], colors: ['Red', 'Blue'],
    flags: [true, false], matrix: [[1, 2], [], [3]], jagged: [['a,b'], ['c']], stringMap: { a: 'b', 'c,d': 'e:f' }, intMap: { one: 1 },
    byInt: { 5: 'five' }, byColor: { Green: ['x', 'y'] }, listMap: { a: ['b', 'c'] }, mapMap: { a: { b: 1 } },
    itemMap: { a: { id: 1, name: 'n', children: [{ id: 2 }] } }, mapList: [{ a: 'b' }, {}], items: [{ id: 1 }, { id: 2, meta: { k: 'v' } }],
    ordered: [{ key: 'a', value: 'b' }],
}

test('lists and maps of every kind, in a body', async () => includes(await client().post(new zoo.AllCollections(collections)), collections))

test('lists and maps in the query string', async () => {
    const got = await client().get(new zoo.SearchItems({
        q: '"a phrase", or & more', sort: null, ids: [3, 1, 2], where: JSV.stringify({ a: 'b', 'c,d': 'e:f "g"' }),
        since: '2026-01-02T03:04:05.678Z', colors: ['Red', 'Blue'],
    }))
    assert.equal(got.total, 3)
    assert.deepEqual(got.results.slice(1).map(x => x.id), [3, 1, 2])
    assert.equal(got.results[0].name, '"a phrase", or & more')
    assert.deepEqual(got.results[0].meta, {
        sort: '', since: '2026-01-02T03:04:05.678Z', colors: '[Red Blue]', 'where a': 'b', 'where c,d': 'e:f "g"',
    })
    const one = await client().get('/zoo/items', { q: 'x', ids: [7], take: 1, where: '{}', colors: [] })
    assert.deepEqual(one.results.map(x => x.name), ['x'])
})

describe('what JSV.stringify writes', () => {
    const jsv = 'application/jsv'
    const send = async (method, path, body) => {
        const answer = await fetch(host + path, { method, body, headers: { 'Content-Type': jsv, Accept: 'application/json' } })
        assert.equal(answer.status, 200)
        return answer.json()
    }
    test('a body of every kind of value', async () => {
        includes(await send('POST', '/zoo/zoo/types', JSV.stringify({ ...everything, guid, nullableGuid: guid })), answered)
    })
    test('a body of lists and maps', async () => {
        // It leaves out what is null or empty, in lists too, and does not double a quote at the beginning of a text.
        const sent = { ...collections, stringList: ['a', 'b,c', 'd "e"', '', 'f:g'] }
        const want = { ...sent, nullableIntArray: [1, 3], stringList: ['a', 'b,c', 'd "e"', 'f:g'] }
        includes(await send('POST', '/zoo/zoo/collections', JSV.stringify(sent)), want)
    })
    test('query values', async () => {
        const ids = encodeURIComponent(JSV.stringify([4, 5])), colors = encodeURIComponent(JSV.stringify(['Green']))
        const got = await send('GET', `/zoo/zoo/items?q=x&ids=${ids}&colors=${colors}&where=${encodeURIComponent(JSV.stringify({ a: '1' }))}`)
        assert.deepEqual(got.results.map(x => x.id), [0, 4, 5])
        includes(got.results[0].meta, { 'where a': '1', colors: '[Green]' })
    })
    test('a list of requests', async () => {
        const got = await send('POST', '/zoo/jsv/reply/AllTypes[]', JSV.stringify([{ int: 1 }, { int: 2, string: 'a,b' }]))
            .catch(e => e)
        assert.ok(got instanceof SyntaxError, 'the path asks for JSV, and gets it')
        const answer = await fetch(host + '/zoo/jsv/reply/GetText[]', { method: 'POST', body: JSV.stringify([{ name: 'a,b' }, { name: 'c' }]), headers: { 'Content-Type': jsv } })
        assert.equal(await answer.text(), '["Hello, a,b","Hello, c"]')
    })
})

test('text', async () => {
    assert.equal(await client().post(new zoo.GetText({ name: 'wörld, "you"' })), 'Hello, wörld, "you"')
    assert.equal(await client().get(new zoo.GetText({ name: 'a b+c' })), 'Hello, a b+c')
    const url = host + '/zoo/zoo/text/' + encodeURIComponent('ä/b')
    assert.equal(await client().sendRequest({ method: 'GET', request: new zoo.GetText(), url }), 'Hello, ä/b')
})

test('bytes', async () => {
    const blob = await client().get(new zoo.GetBytes({ size: 5 }))
    assert.deepEqual([...new Uint8Array(await blob.arrayBuffer())], [0, 1, 2, 3, 4])
})

test('a request that is a list', async () => {
    const got = await client().postToUrl('/zoo/list', new zoo.StoreItems([{ id: 1, name: 'a,b' }, { id: 2 }]))
    assert.deepEqual(got, [{ id: 1, name: 'a,b' }, { id: 2 }])
})

test('generic types and names of their own', async () => {
    const animals = {
        keeper: 'k', dog: { barks: true, name: 'Rex', legs: 4 }, page: { offset: 0, total: 1, results: [{ weeks: 3, barks: false, legs: 4 }] },
        envelope: { key: 'k', value: { left: 'l', right: 'r' }, more: { m: { left: 'x' } } }, tuple: { item1: 'a', item2: 2 },
    }
    const got = await client().post(new zoo.Animals(animals))
    assert.equal(got.page.results[0].weeks, 3)
    assert.deepEqual([got.envelope, got.tuple, got.dog.name], [animals.envelope, animals.tuple, 'Rex'])
    includes(await client().post(new zoo.Aliased({ ID: 5, full_name: 'f', x_trace_id: 't', plain: 'p' })), { ID: 5, full_name: 'f', plain: 'p' })
})

test('JsonApiClient, whose bodies are text/plain to spare browsers a question', async () => {
    const c = JsonApiClient.create(host + '/zoo')
    const request = { string: 'a,"b"', intArray: [1, 2], stringMap: { a: 'b' } }
    includes(await c.post(new zoo.AllCollections(request)), { intArray: [1, 2], stringMap: { a: 'b' } })
    includes(await c.get(new zoo.AllTypes({ int: 5, string: 'a,"b"' })), { int: 5, string: 'a,"b"' })
    assert.deepEqual((await c.sendAll([1, 2].map(int => new zoo.AllTypes({ int })))).map(x => x.int), [1, 2])
    const result = await c.api(new zoo.GetText({ name: '' }))
    assert.deepEqual([result.errorCode, result.errorMessage], ['NotEmpty', 'a name is due'])
})

test('DELETE and calls without an answer', async () => {
    await forgotten()
    const c = client()
    assert.ok(!await c.delete(new zoo.Forget({ id: 1, reason: 'a, "b"' })))
    assert.ok(!await c.sendVoid(new zoo.Forget({ id: 2 })))
    await c.delete('/zoo/forget', { id: 3, reason: 'x' })
    assert.ok((await c.apiVoid(new zoo.Forget({ id: 4 }))).succeeded)
    await c.publish(new zoo.Forget({ id: 5, reason: 'one way' }))
    await c.useBasePath('').sendOneWay(new zoo.Forget({ id: 6 }))
    await c.useBasePath('').sendAllOneWay([new zoo.Forget({ id: 7 }), new zoo.Forget({ id: 8 })])
    await c.useBasePath('api').sendAllOneWay([new zoo.Forget({ id: 9 })])
    const got = await forgotten()
    assert.deepEqual(got.map(x => x.id), [1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert.deepEqual([got[0].reason, got[4].reason], ['a, "b"', 'one way'])
})

describe('many requests in one call', () => {
    for (const basePath of ['api', '']) {
        test(`answers in their order, base path "${basePath}"`, async () => {
            const requests = [1, 2, 3].map(int => new zoo.AllTypes({ int, string: `${int},` }))
            const got = await client().useBasePath(basePath).sendAll(requests)
            assert.deepEqual(got.map(x => [x.int, x.string]), [[1, '1,'], [2, '2,'], [3, '3,']])
        })
        test(`the failing one is told, base path "${basePath}"`, async () => {
            let completed
            const c = client().useBasePath(basePath)
            c.responseFilter = r => completed = r.headers.get('X-AutoBatch-Completed')
            const requests = ['a', '', 'c'].map(name => new zoo.GetText({ name }))
            await assert.rejects(c.sendAll(requests), e => {
                assert.equal(e.responseStatus.errorCode, 'NotEmpty')
                assert.equal(e.responseStatus.meta.AutoBatchIndex, '1')
                return true
            })
            assert.equal(completed, '1')
        })
    }
})
