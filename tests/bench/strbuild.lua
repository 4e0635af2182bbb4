local function build(n)
  local t = {}
  for i = 0, n - 1 do
    t[#t + 1] = "item "
    t[#t + 1] = string.char(97 + i % 26)
    t[#t + 1] = ", "
  end
  return table.concat(t)
end
local function concat(n)
  local s = ""
  for i = 1, n do s = s .. "xy" end
  return s
end
local n = 0
for i = 1, 20 do n = n + #build(50000) + #concat(2000) end
for i = 0, 19999 do n = n + #string.format("%d:%s:%5.2f", i, "abc", i / 7) end
print(n)
