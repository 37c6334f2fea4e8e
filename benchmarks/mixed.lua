-- The journey: validate, poll twice, protect, get, unprotect. No answer is read, so get and unprotect use instances that
-- were protected LAG and three times LAG turns earlier: requests in flight side by side do not race, and the 200 ms that
-- an operation takes are over, at 40,000 requests a second too, as a load begins. Until there are any, a poll takes their
-- place.
local LAG, NAMES = 512, 4096
local function file(name) local f = assert(io.open(os.getenv("FIXTURES") .. "/" .. name)); local t = f:read("*a"); f:close(); return t end
local query = "?api-version=2021-01-01"
local vault = os.getenv("VAULT")
local json = { ["Content-Type"] = "application/json" }
local n, step = 0, 0
local put, get, del, validate, poll = {}, {}, {}, nil, nil
local function body(i) return (file_instance:gsub("empdb11", "bench" .. i)) end
function init()
  file_instance = file("backup-instance.json")
  validate = wrk.format("POST", vault .. "/validateForBackup" .. query, json, file("validate.json"))
  poll = wrk.format("GET", wrk.path)
  for i = 0, NAMES - 1 do
    local path = vault .. "/backupInstances/bench-" .. i .. query
    put[i], get[i], del[i] = wrk.format("PUT", path, json, body(i)), wrk.format("GET", path), wrk.format("DELETE", path)
  end
end
function request()
  step = step + 1
  if step == 1 then return validate end
  if step <= 3 then return poll end
  if step == 4 then return put[n % NAMES] end
  if step == 5 then return n < LAG and poll or get[(n - LAG) % NAMES] end
  local last = n < 3 * LAG and poll or del[(n - 3 * LAG) % NAMES]
  n = n + 1; step = 0
  return last
end
