-- Asks for what the file PATHS names, one path a line, in turn.
local requests = {}
local next_request = 0

function init()
  for path in io.lines(os.getenv('PATHS')) do
    requests[#requests + 1] = wrk.format('GET', path)
  end
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end
