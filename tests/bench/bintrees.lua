local function build(d)
  if d == 0 then return {} end
  return { build(d - 1), build(d - 1) }
end
local function check(n)
  if not n[1] then return 1 end
  return 1 + check(n[1]) + check(n[2])
end
local max = 14
local long = build(max)
for d = 4, max, 2 do
  local n, s = 2 ^ (max - d + 4), 0
  for i = 1, n do s = s + check(build(d)) end
  print(n, d, s)
end
print(check(long))
