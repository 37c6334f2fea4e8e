-- Polls the operations of the file POLLS, one path a line, in turn.
local paths = {}
for path in io.lines(os.getenv('POLLS')) do
  paths[#paths + 1] = path
end
local next_path = 0

function request()
  next_path = next_path % #paths + 1
  return wrk.format('GET', paths[next_path])
end
