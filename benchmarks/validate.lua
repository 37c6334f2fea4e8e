-- Starts operations and nothing else: validations in the vault of the journey.
local file = assert(io.open(os.getenv('FIXTURES') .. '/validate.json'))
local body = file:read('*a')
file:close()
local validate

function init()
  validate = wrk.format('POST', os.getenv('VAULT') .. '/validateForBackup?api-version=2021-01-01',
    { ['Content-Type'] = 'application/json' }, body)
end

function request()
  return validate
end
