local function matrix(n, f)
  local m = {}
  for i = 0, n - 1 do m[i] = {} for j = 0, n - 1 do m[i][j] = f * (i - j) end end
  return m
end
local n = 300
local a, b, c = matrix(n, 1.0), matrix(n, 0.5), matrix(n, 0.0)
for i = 0, n - 1 do
  for j = 0, n - 1 do
    local s = 0.0
    for k = 0, n - 1 do s = s + a[i][k] * b[k][j] end
    c[i][j] = s
  end
end
print(c[10][20])
