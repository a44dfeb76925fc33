-- A random person of 100,000 asks at each request. See seed.sql.
local headers = { ["Content-Type"] = "application/json", ["X-API-Key"] = os.getenv("BENCH_KEY") }
local seed = 0

function setup(thread)
    seed = seed + 1
    thread:set("seed", seed)
end

function init()
    math.randomseed(os.time() + 7919 * seed)
end

function request()
    local person = math.random(1, 100000)
    local body = '{"userId":"' .. person .. '","applicationSlug":"bench","externalOrgId":"' .. (person % 1000 + 1) .. '"}'
    return wrk.format("POST", "/verify-seat", headers, body)
end

function done(summary, latency)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    io.write(string.format("RESULT %.0f %.2f %.2f %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
