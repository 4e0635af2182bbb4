local function sieve(flags, n)
  local count = 0
  for i = 0, n - 1 do flags[i] = true end
  for i = 2, n - 1 do
    if flags[i] then
      for j = i + i, n - 1, i do flags[j] = false end
      count = count + 1
    end
  end
  return count
end
local flags, n = {}, 0
for i = 1, 20 do n = sieve(flags, 500000) end
print(n)
