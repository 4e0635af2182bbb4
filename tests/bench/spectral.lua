local function a(i, j) return 1 / ((i + j) * (i + j + 1) / 2 + i + 1) end
local function mul(v, out, t, n)
  for i = 0, n - 1 do
    local s = 0.0
    for j = 0, n - 1 do
      if t then s = s + a(j, i) * v[j] else s = s + a(i, j) * v[j] end
    end
    out[i] = s
  end
end
local n = 250
local u, v, t = {}, {}, {}
for i = 0, n - 1 do u[i] = 1 end
for i = 1, 10 do
  mul(u, t, false, n); mul(t, v, true, n); mul(v, t, false, n); mul(t, u, true, n)
end
local vbv, vv = 0, 0
for i = 0, n - 1 do vbv = vbv + u[i] * v[i]; vv = vv + v[i] * v[i] end
print(string.format("%.9f", math.sqrt(vbv / vv)))
