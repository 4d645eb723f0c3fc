// ServiceStack's own client against a generated handler with users, errors and files.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { JsonServiceClient, toDate } from '@servicestack/client'
import { Authenticate, AttachFile, CreateOrder, DeleteOrder, Fail, FindOrders, GetOrder, Ping, ShipOrder, UpdateOrder } from './orders.mjs'

const base = process.env.SSGEN_HOST + '/orders'
const anonymous = () => new JsonServiceClient(base)
const as = name => anonymous().apply(c => c.setCredentials(name, 'p@ss-' + name))
const status = async promise => {
    try { await promise } catch (e) { return e.responseStatus }
    assert.fail('there is no error')
}

test('the life of an order', async () => {
    const lines = [{ sku: 's1', quantity: 2, price: { amount: 9.99, currency: 'EUR' }, options: { size: 'L', 'no,te': 'a:b' } }]
    const order = await as('ann').post(new CreateOrder({ customerId: 'c/1', lines, tags: ['a', 'b,c'], currency: 'EUR' }))
    assert.deepEqual([order.state, order.customerId, order.lines, order.tags, order.createdBy], ['Draft', 'c/1', lines, ['a', 'b,c'], 'ann'])
    assert.equal(toDate(order.created).toISOString(), '2026-01-02T03:04:05.000Z')

    assert.deepEqual(await anonymous().get(new GetOrder({ id: order.id })), order)
    assert.deepEqual(await anonymous().get('/orders/' + order.id), order)
    assert.equal((await anonymous().send(new Ping({ text: 'a, "b"' }))).text, 'a, "b"')

    const changed = await as('ann').put(new UpdateOrder({ id: order.id, tags: ['z'], total: { amount: 1.5, currency: 'JPY' } }))
    assert.deepEqual([changed.tags, changed.total, changed.createdBy], [['z'], { amount: 1.5, currency: 'JPY' }, 'PUT'])
    const patched = await as('ann').patchToUrl('/orders/' + order.id, new UpdateOrder({ tags: [] }))
    assert.deepEqual([patched.id, patched.tags ?? [], patched.createdBy], [order.id, [], 'PATCH'])

    const shipped = await as('root').postToUrl(`/orders/${order.id}/ship`, new ShipOrder({ carrier: 'x', when: '2026-02-03' }))
    assert.deepEqual([shipped.state, shipped.createdBy, toDate(shipped.modified).getTime()], ['Shipped', 'x', Date.UTC(2026, 1, 3)])

    const found = await anonymous().get(`/customers/${encodeURIComponent('c/1')}/orders/Shipped`)
    assert.deepEqual(found.results.map(x => x.id), [order.id])
    await as('root').delete(new DeleteOrder({ id: order.id }))
    assert.equal((await status(anonymous().get(new GetOrder({ id: order.id })))).errorCode, 'NotFound')
})

test('finding, with lists, enums and dates in the query string', async () => {
    const c = as('ann')
    for (const tags of [['red', 'a,b'], ['red'], ['blue']]) await c.post(new CreateOrder({ customerId: 'find', tags }))
    const find = async asked => (await c.get(new FindOrders({ customerId: 'find', ...asked }))).results.map(x => x.tags[0])
    assert.deepEqual(await find({}), ['red', 'red', 'blue'])
    assert.deepEqual(await find({ tags: ['red'], state: 'Draft' }), ['red', 'red'])
    assert.deepEqual(await find({ skip: 1, take: 1 }), ['red'])
    assert.deepEqual(await find({ from: '2026-01-03' }), [])
    assert.deepEqual(await find({ from: '2026-01-02T03:04:05Z', to: new Date(Date.UTC(2026, 0, 3)).toISOString() }), ['red', 'red', 'blue'])
    const page = await c.get('/orders', { customerId: 'find', tags: ['blue'] })
    assert.deepEqual([page.offset, page.total, page.results.length], [0, 1, 1])
})

describe('who may call', () => {
    test('nobody', async () => {
        const asked = []
        const c = anonymous()
        c.onAuthenticationRequired = async () => { asked.push(1); c.setCredentials('ann', 'p@ss-ann') }
        assert.equal((await c.post(new CreateOrder({ customerId: 'c' }))).createdBy, 'ann')
        assert.equal(asked.length, 1)
        assert.deepEqual({ ...await status(anonymous().post(new CreateOrder({ customerId: 'c' }))) },
            { errorCode: 'Unauthorized', message: 'Not Authenticated', errors: [] })
    })
    test('someone without the role', async () => {
        assert.equal((await status(as('ann').delete(new DeleteOrder({ id: 'x' })))).errorCode, '403')
    })
    test('a token', async () => {
        const c = anonymous()
        c.bearerToken = 'token-of-root'
        assert.equal((await c.post(new CreateOrder({ customerId: 'c' }))).createdBy, 'root')
    })
    test('a session', async () => {
        const c = anonymous()
        const signedIn = await c.post(new Authenticate({ provider: 'credentials', userName: 'ann', password: 'p@ss-ann' }))
        assert.equal(signedIn.userName, 'ann')
        assert.equal((await c.post(new CreateOrder({ customerId: 'c' }))).createdBy, 'ann')
        const bad = new Authenticate({ provider: 'credentials', userName: 'ann', password: 'x' })
        assert.equal((await status(anonymous().post(bad))).message, 'Invalid Username or Password')
    })
})

describe('errors', () => {
    test('of fields', async () => {
        const result = await as('ann').api(new CreateOrder({ customerId: '' }))
        assert.ok(result.failed)
        assert.equal(result.errorCode, 'NotEmpty')
        assert.equal(result.fieldErrorMessage('customerId'), "'Customer Id' must not be empty.")
        assert.deepEqual(result.error.errors[0].meta, { PropertyName: 'Customer Id' })
    })
    test('of values in the query string', async () => {
        const result = await anonymous().api(new FindOrders({ take: 'many' }))
        assert.equal(result.errorCode, 'SerializationException')
        assert.ok(result.hasFieldError('take'), JSON.stringify(result.error))
    })
    for (const code of [400, 401, 403, 404, 409, 422, 429, 500, 503]) {
        test(`${code}`, async () => {
            let seen
            const c = anonymous()
            c.exceptionFilter = r => seen = r.status
            assert.deepEqual({ ...await status(c.get('/fail/' + code, { message: 'a, "b"' })) }, { errorCode: `Code${code}`, message: 'a, "b"', errors: [] })
            assert.equal(seen, code)
        })
    }
    test('of an operation that is none', async () => {
        class Nothing { getTypeName() { return 'Nothing' } }
        assert.equal((await status(anonymous().post(new Nothing()))).errorCode, 'NotImplementedException')
    })
})

describe('files', () => {
    const form = () => {
        const data = new FormData()
        data.append('file', new Blob(['hello'], { type: 'text/plain' }), 'ä 1.txt')
        return data
    }
    const want = { name: 'ä 1.txt: hello', length: 5, path: 'o-1 x/y.txt' }
    test('postBody, members in the query string', async () => {
        assert.deepEqual(await anonymous().postBody(new AttachFile({ id: 'o-1', path: 'x/y.txt' }), form()), want)
    })
    test('apiForm, members in the form', async () => {
        const data = form()
        data.append('id', 'o-1')
        data.append('path', 'x/y.txt')
        const result = await anonymous().apiForm(new AttachFile(), data)
        assert.deepEqual(result.response, want)
    })
    test('a route', async () => {
        const c = anonymous()
        const got = await c.sendRequest({ method: 'POST', request: new AttachFile(), body: form(), url: c.toAbsoluteUrl('/orders/o-1/files/x/y.txt') })
        assert.deepEqual(got, want)
    })
    test('an empty form', async () => {
        assert.equal((await status(anonymous().postBody(new AttachFile({ id: 'o-1' }), new FormData()))).message, 'no file')
    })
    test('members as a form of the URL\'s encoding', async () => {
        const answer = await fetch(base + '/api/Ping', { method: 'POST', body: new URLSearchParams({ text: 'a+b & ä' }) })
        assert.deepEqual(await answer.json(), { text: 'a+b & ä' })
    })
})

test('another verb by a header', async () => {
    const order = await as('ann').post(new CreateOrder({ customerId: 'override' }))
    const c = as('root')
    c.headers.set('X-HTTP-Method-Override', 'DELETE')
    await c.postToUrl('/orders/' + order.id, {})
    assert.equal((await status(anonymous().get(new GetOrder({ id: order.id })))).errorCode, 'NotFound')
})
