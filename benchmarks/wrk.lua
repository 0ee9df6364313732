-- Prints the figures of a run as one line of JSON. With a file after `--`, asks for its lines in turn, one path each.

function init(arguments)
  if not arguments[1] then return end
  local requests, at = {}, 0
  for path in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  request = function()
    at = at % #requests + 1
    return requests[at]
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "refused": %d, "failed": %d, "p50": %d, "p90": %d, "p99": %d, "p999": %d, "most": %d}\n',
    summary.requests, summary.duration, errors.status, failed, latency:percentile(50), latency:percentile(90),
    latency:percentile(99), latency:percentile(99.9), latency.max
  ))
end
