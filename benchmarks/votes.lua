-- One vote per request, each by a device of its own: cookies come from the file named by KEZDESU_COOKIES.
local requests, number = {}, 0

function init()
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept"] = "application/json" }
  for line in io.lines(os.getenv("KEZDESU_COOKIES")) do
    headers["Cookie"] = "kz_device=" .. line
    requests[#requests + 1] = wrk.format("POST", nil, headers, "question=Q-2222-22")
  end
end

function request()
  number = number % #requests + 1
  return requests[number]
end
