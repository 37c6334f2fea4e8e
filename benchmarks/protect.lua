-- Protects databases and does nothing else: the instances FROM to COUNT of the journey's vault, then the first again.
local file = assert(io.open(os.getenv('FIXTURES') .. '/backup-instance.json'))
local instance = file:read('*a')
file:close()
local vault, count = os.getenv('VAULT'), tonumber(os.getenv('COUNT'))
local json = { ['Content-Type'] = 'application/json' }
local next_instance = tonumber(os.getenv('FROM'))

function request()
  local i = next_instance % count
  next_instance = next_instance + 1
  return wrk.format('PUT', vault .. '/backupInstances/bench-' .. i .. '?api-version=2021-01-01', json,
    (instance:gsub('empdb11', 'bench' .. i)))
end
