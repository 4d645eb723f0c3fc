// ServiceStack's own client against what ssgen serves.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { JsonServiceClient, toDate } from '@servicestack/client'
import * as orders from './orders.mjs'
import * as zoo from './zoo.mjs'

const client = name => new JsonServiceClient(process.env.SSGEN_HOST + '/' + name)

for (const [name, types] of Object.entries({ orders, zoo })) {
    describe(`every operation of ${name}`, () => {
        for (const type of Object.values(types)) {
            const request = typeof type == 'function' && new type()
            if (!request || !request.getMethod || !request.createResponse) continue
            for (const basePath of ['api', '']) {
                test(`${request.getTypeName()}, base path "${basePath}"`, async () => {
                    const call = client(name).useBasePath(basePath)
                    const due = request.createResponse()
                    if (due === undefined) {
                        await call.sendVoid(request)
                        return
                    }
                    const got = await call.send(request)
                    assert.equal(Array.isArray(got), Array.isArray(due))
                    assert.equal(typeof got, typeof due)
                    assert.ok(!got?.responseStatus?.errorCode)
                })
            }
        }
    })
}

describe('beyond single calls', () => {
    test('a batch', async () => {
        const got = await client('orders').sendAll([new orders.GetOrder({ id: 'a' }), new orders.GetOrder({ id: 'b' })])
        assert.equal(got.length, 2)
        assert.deepEqual(got[0], got[1])
    })
    test('one way', async () => { await client('orders').sendOneWay(new orders.GetOrder({ id: 'a' })) })
    test('a route of the user', async () => {
        const got = await client('orders').get('/orders/a%2Fb')
        assert.deepEqual(got, await client('orders').send(new orders.GetOrder({ id: 'a' })))
    })
    test('dates can be read', async () => {
        const got = await client('orders').send(new orders.GetOrder({ id: 'a' }))
        assert.ok(toDate(got.created).getFullYear() >= 2020, got.created)
        assert.equal(typeof got.total.amount, 'number')
        assert.ok(got.lines.length > 0 && got.tags.length > 0)
    })
    test('what there is not', async () => {
        class Nothing { getTypeName() { return 'Nothing' } getMethod() { return 'POST' } createResponse() { return {} } }
        await assert.rejects(client('orders').send(new Nothing()), e => e.responseStatus.errorCode == 'NotImplementedException')
    })
})
